import * as Y from 'yjs'
import type { DelegationCode } from '../../domain/delegations.ts'
import type { Hand } from '../../domain/roles.ts'
import { type Item, lastClock } from '../items.ts'
import { ownCutsRoot, recordsRoot } from '../roots.ts'
import { LIMITS } from './limits.ts'
import { refuse } from './refuse.ts'
import { allItems, itemsFrom, keyCount } from './stored.ts'
import type { TextState } from './text-state.ts'

// [G16] What one delegation may leave in the text in all. Every counter can be read off the document, so that a
// relay that restarts counts on where it was.

/** What an update adds to the counters of its delegation. */
export type Use = {
  /** Marks and fences. */
  embeds: number
  /** Values that it overwrites or deletes, and ranges that it takes back: at most so many. */
  rewrites: number
  /** Keys that its map of records did not have. */
  records: number
  /** Entries for its list of own cuts. */
  ownCuts: number
}

export function noUse(): Use {
  return { embeds: 0, rewrites: 0, records: 0, ownCuts: 0 }
}

type Count = { embeds: number; rewrites: number }

export class Quotas {
  readonly #state: TextState
  readonly #counts = new Map<DelegationCode, Count>()

  constructor(state: TextState) {
    this.#state = state
    for (const [client, items] of allItems(state.doc)) {
      const owner = state.leaseOf(client)?.delegation
      for (const item of items) {
        if (owner && item.content instanceof Y.ContentEmbed) this.#count(owner).embeds++
        if (item.deleted) this.#countDeleted(item, item.length)
      }
    }
    state.doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) => {
      for (const [client, ranges] of deleteSet.clients) {
        for (const { clock, len } of ranges) this.#countRange(client, clock, clock + len)
      }
    })
  }

  /** Refuses what would be too much in all; a counter that the update does not touch refuses nothing. */
  check(delegation: DelegationCode, use: Use): void {
    if (use.embeds + use.rewrites + use.records + use.ownCuts === 0) return
    const count = this.countOf(delegation)
    const map = this.#state.rootNamed(recordsRoot(delegation))
    const list = this.#state.rootNamed(ownCutsRoot(delegation))
    const records = map ? keyCount(map) : 0
    const ownCuts = list instanceof Y.Array ? list.length : 0
    const isOver = (name: keyof Use, present: number): boolean =>
      use[name] > 0 && present + use[name] > LIMITS[name]
    if (isOver('embeds', count.embeds)) refuse('quota', 'marks')
    if (isOver('rewrites', count.rewrites)) refuse('quota', 'rewrites')
    if (isOver('records', records)) refuse('quota', 'records')
    if (isOver('ownCuts', ownCuts)) refuse('quota', 'cuts')
  }

  /** Counts the marks and fences of an update that was applied; what it overwrote, the document tells itself. */
  add(delegation: DelegationCode, use: Use): void {
    if (use.embeds > 0) this.#count(delegation).embeds += use.embeds
  }

  countOf(delegation: DelegationCode): Readonly<Count> {
    return this.#counts.get(delegation) ?? { embeds: 0, rewrites: 0 }
  }

  /** Whether the delegation has had as many leases for this hand as it may. */
  isOutOfLeases(delegation: DelegationCode, hand: Hand): boolean {
    return this.#state.leaseCount(delegation, hand) >= LIMITS.leasesPerHand
  }

  #countRange(client: number, start: number, end: number): void {
    for (const item of itemsFrom(this.#state.doc, client, start)) {
      if (item.id.clock >= end) return
      const clock = Math.max(start, item.id.clock)
      this.#countDeleted(item, Math.min(lastClock(item) + 1, end) - clock)
    }
  }

  #countDeleted(item: Item, length: number): void {
    const owner = ownerOfRoot(this.#state.spotOf(item).root)
    if (owner) this.#count(owner).rewrites += length
  }

  #count(delegation: DelegationCode): Count {
    const known = this.#counts.get(delegation)
    if (known) return known
    const fresh = { embeds: 0, rewrites: 0 }
    this.#counts.set(delegation, fresh)
    return fresh
  }
}

/** The delegation whose own root this is, or null. */
function ownerOfRoot(root: string): DelegationCode | null {
  const match = /^(?:d|cut):([A-Z]{3})$/.exec(root)
  return match ? (match[1] as DelegationCode) : null
}

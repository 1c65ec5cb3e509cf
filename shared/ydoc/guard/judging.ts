import type { CharId } from '../../domain/char-ids.ts'
import type { DelegationCode } from '../../domain/delegations.ts'
import { holdsPen, type Role, type Stage } from '../../domain/roles.ts'
import { clockOf, type Item, itemAt, lastClock } from '../items.ts'
import { ownCutsRoot, recordsRoot } from '../roots.ts'
import type { CostMeter } from './cost-meter.ts'
import type { NewItem } from './frame/new-item.ts'
import { noUse } from './quotas.ts'
import { refuse } from './refuse.ts'
import { isReader, isSilenced, mayWrite, type RightTo, sharedRoot } from './rules/rights.ts'
import type { Spot, TextState } from './text-state.ts'

/** What a connection may do: who speaks, in which capacity, and under which client ids. */
export type Session = {
  readonly delegation: DelegationCode
  readonly role: Role
  /** The client ids that the relay has leased to this connection. */
  readonly clients: ReadonlySet<number>
}

/**
 * One update while it is judged: the stored text and the new items side by side, as if they were stored already.
 * The rules ask here and change nothing but the counters of `use`.
 */
export class Judging {
  readonly state: TextState
  readonly session: Session
  readonly stage: Stage
  readonly cost: CostMeter
  readonly use = noUse()
  /** The session's own two roots. */
  readonly ownRecords: string
  readonly ownCuts: string
  readonly #blocks: ReadonlyMap<number, readonly NewItem[]>
  readonly #spots = new Map<Item, Spot>()
  readonly #known = new Map<number, number>()

  constructor(
    state: TextState,
    session: Session,
    stage: Stage,
    blocks: ReadonlyMap<number, readonly NewItem[]>,
    cost: CostMeter,
  ) {
    this.state = state
    this.session = session
    this.stage = stage
    this.cost = cost
    this.ownRecords = recordsRoot(session.delegation)
    this.ownCuts = ownCutsRoot(session.delegation)
    this.#blocks = blocks
  }

  get mine(): DelegationCode {
    return this.session.delegation
  }

  get isPenholder(): boolean {
    return holdsPen(this.session.role)
  }

  /** Refuses a root that role and stage do not allow to write ([G7]); `code` names what a foreign root is called. */
  checkRoot(root: string, code: 'foreign-root' | 'delete-foreign'): void {
    const { role } = this.session
    const to = this.#rightTo(root)
    if (to && mayWrite(role, this.stage, to)) return
    if (isReader(role)) refuse('read-only', root)
    if (isSilenced(role, this.stage) || (to && mayWrite(role, 'drafting', to))) {
      refuse('phase', root)
    }
    refuse(code, root)
  }

  /** How far a client is known, the new items that were placed so far included. */
  known(client: number): number {
    return this.#known.get(client) ?? clockOf(this.state.doc, client)
  }

  /** The stored or new item that holds the character, placed or not; null if there is none. */
  find(id: CharId): Item | null {
    const stored = itemAt(this.state.doc, id)
    if (stored) return stored
    const items = this.#blocks.get(id.client)
    const item = items?.[firstEndingAt(items, id.clock)]
    return item && item.id.clock <= id.clock ? item : null
  }

  /** Like `find`, for a character that is known to exist. */
  at(id: CharId): Item {
    const item = this.find(id)
    if (!item) throw new Error(`character ${id.client}:${id.clock} was to exist`)
    return item
  }

  /** Where an item hangs; a new one hangs nowhere before it was placed. */
  spotOf(item: Item): Spot {
    return this.#spots.get(item) ?? this.state.spotOf(item)
  }

  #rightTo(root: string): RightTo | null {
    if (root === this.ownRecords) return 'own records'
    // [G18] There are no other roots to write in.
    if (this.state.scope === 'records') return null
    return root === this.ownCuts ? 'own cuts' : sharedRoot(root)
  }

  /** A new item hangs here: from now on it counts as known. */
  settle(item: NewItem, spot: Spot): void {
    this.#spots.set(item, spot)
    this.#known.set(item.id.client, lastClock(item) + 1)
  }
}

/** The first item that ends at the clock or behind it. */
function firstEndingAt(items: readonly NewItem[], clock: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item && lastClock(item) < clock) low = middle + 1
    else high = middle
  }
  return low
}

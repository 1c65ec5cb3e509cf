import type * as Y from 'yjs'
import { type CharId, type ParagraphId, paragraphIdOf, type Range } from '../../domain/char-ids.ts'
import type { DelegationCode } from '../../domain/delegations.ts'
import type { IdSet } from '../../domain/id-set.ts'
import type { Lease } from '../../domain/leases.ts'
import { proposalName } from '../../domain/proposals.ts'
import type { BlockRecord } from '../../domain/records.ts'
import type { Hand } from '../../domain/roles.ts'
import { EMPHASIS_STYLES } from '../../domain/segments.ts'
import { forgetPositions, type Item } from '../items.ts'
import { mirror } from '../mirror.ts'
import {
  blocksOf,
  cutsOf,
  emphasisOf,
  incorporatedOf,
  leasesOf,
  OWN_CUTS_PREFIX,
  ownCutsOf,
  ownCutsRoot,
  recordsOf,
  recordsRoot,
  tapeOf,
  verdictsOf,
} from '../roots.ts'
import { NESTED } from './frame/new-item.ts'
import type { Scope } from './rules/rights.ts'
import type { Root } from './stored.ts'

/** Where an item hangs: in the list `root`, or in the chain of values of the key `sub` of the map `root`. */
export type Spot = { readonly root: string; readonly sub: string | null }

/** What the rules ask of the stored text, kept up to date with every update that is applied. */
export class TextState {
  readonly doc: Y.Doc
  readonly scope: Scope
  readonly incorporated: IdSet
  readonly cuts: IdSet
  /** Closed paragraphs, by the id of their base mark ([G15]). */
  readonly closed = new Set<ParagraphId>()
  readonly #leases = new Map<number, Lease>()
  readonly #leaseCounts = new Map<string, number>()
  readonly #withdrawn = new Map<DelegationCode, IdSet>()
  readonly #roots = new Map<string, Root>()
  readonly #names = new Map<unknown, string>()

  constructor(doc: Y.Doc, scope: Scope) {
    this.doc = doc
    this.scope = scope
    forgetPositions(doc)
    this.#name('text', tapeOf(doc))
    this.#name('incorporated', incorporatedOf(doc))
    this.#name('cut', cutsOf(doc))
    for (const style of EMPHASIS_STYLES) this.#name(style, emphasisOf(doc, style))
    this.#name('decided', verdictsOf(doc))
    this.#name('blocks', blocksOf(doc))
    this.#name('who', leasesOf(doc))
    this.incorporated = mirror(incorporatedOf(doc)).set
    this.cuts = mirror(cutsOf(doc)).set
    leasesOf(doc).forEach((lease, client) => {
      this.learnLease(Number(client), lease)
    })
    this.#followClosings()
  }

  /** Takes in a lease; the delegation's roots exist from its first lease on, so that no update creates any. */
  learnLease(client: number, lease: Lease): void {
    const { delegation, hand } = lease
    if (!this.#leases.has(client)) {
      const of = `${delegation} ${hand}`
      this.#leaseCounts.set(of, (this.#leaseCounts.get(of) ?? 0) + 1)
    }
    this.#leases.set(client, lease)
    if (this.#withdrawn.has(delegation)) return
    this.#name(recordsRoot(delegation), recordsOf(this.doc, delegation))
    this.#name(ownCutsRoot(delegation), ownCutsOf(this.doc, delegation))
    this.#withdrawn.set(delegation, mirror(ownCutsOf(this.doc, delegation)).set)
  }

  leaseOf(client: number): Lease | null {
    return this.#leases.get(client) ?? null
  }

  /** How many client ids the delegation's hand has had; kept, for every new window asks. */
  leaseCount(delegation: DelegationCode, hand: Hand): number {
    return this.#leaseCounts.get(`${delegation} ${hand}`) ?? 0
  }

  isBaseHand(client: number): boolean {
    return this.#leases.get(client)?.hand === 'base'
  }

  /** Typed by a base hand, or incorporated ([T8]). */
  isBase({ client, clock }: CharId): boolean {
    return this.isBaseHand(client) || this.incorporated.hits(client, clock)
  }

  /** Base, and not cut by the pen. */
  isLiveBase(id: CharId): boolean {
    return this.isBase(id) && !this.cuts.hits(id.client, id.clock)
  }

  isClosed(mark: CharId): boolean {
    return this.closed.size > 0 && this.closed.has(paragraphIdOf(mark))
  }

  /** The stretches of the range that their owner has withdrawn, incorporated or not ([T11]). */
  withdrawnIn([client, clock, length]: Range): readonly (readonly [start: number, end: number])[] {
    const lease = this.#leases.get(client)
    const withdrawn = lease && this.#withdrawn.get(lease.delegation)
    return withdrawn?.clip(client, clock, length) ?? []
  }

  /** Whether every character of the range is incorporated. */
  isIncorporated([client, clock, length]: Range): boolean {
    const standing = this.incorporated.clip(client, clock, length)
    return standing.reduce((sum, [start, end]) => sum + end - start, 0) === length
  }

  isDecided(delegation: DelegationCode, key: string): boolean {
    return verdictsOf(this.doc).has(proposalName({ delegation, key }))
  }

  /** The record that stands under the key, or undefined. */
  recordOf(delegation: DelegationCode, key: string): unknown {
    return recordsOf(this.doc, delegation).get(key)
  }

  /** The root of that name, or null if the document has none that a client could write. */
  rootNamed(name: string): Root | null {
    return this.#roots.get(name) ?? null
  }

  /** Where a stored item hangs. */
  spotOf(item: Item): Spot {
    return { root: this.#names.get(item.parent) ?? NESTED, sub: item.parentSub }
  }

  #name(name: string, root: unknown): void {
    this.#roots.set(name, root as Root)
    this.#names.set(root, name)
  }

  #followClosings(): void {
    const blocks = blocksOf(this.doc)
    const follow = (block: BlockRecord | undefined, id: string): void => {
      if (block?.closed) this.closed.add(id as ParagraphId)
      else this.closed.delete(id as ParagraphId)
    }
    blocks.forEach(follow)
    blocks.observe((event) => {
      for (const id of event.keysChanged) follow(blocks.get(id), id)
    })
  }
}

const LISTS: ReadonlySet<string> = new Set(['text', 'incorporated', 'cut', ...EMPHASIS_STYLES])

/** Lists hold ranges or the tape; everything else is a map. */
export function isListRoot(root: string): boolean {
  return LISTS.has(root) || root.startsWith(OWN_CUTS_PREFIX)
}

import type * as Y from 'yjs'
import type { CharId, Range } from '../domain/char-ids.ts'
import { type DelegationCode, NOBODY } from '../domain/delegations.ts'
import { IdSet } from '../domain/id-set.ts'
import type { Lease } from '../domain/leases.ts'
import { parseProposalName, proposalName } from '../domain/proposals.ts'
import {
  deletedIn,
  isWithdrawn,
  type ProposalRecord,
  type VerdictKind,
  type VerdictRecord,
} from '../domain/records.ts'
import type { EmphasisStyle, ProposalRef, Restyling, Segment } from '../domain/segments.ts'
import { SpanIndex } from '../domain/span-index.ts'
import { forgetPositions, type Item } from './items.ts'
import { mirror } from './mirror.ts'
import {
  cutsOf,
  emphasisOf,
  incorporatedOf,
  leasesOf,
  OWN_CUTS_PREFIX,
  ownCutsOf,
  RECORDS_PREFIX,
  recordsOf,
  verdictsOf,
} from './roots.ts'
import { segmentsOf } from './segments-of.ts'
import { verdictOn } from './verdict-on.ts'

/**
 * Everything that gives a character its status: who owns it, whether it is pending, hidden, or proposed for
 * deletion. Derived from the document and kept up to date transaction by transaction, so that a question
 * about one item never costs a walk. A ledger that followed every transaction equals one made afresh.
 */
export class Ledger {
  readonly doc: Y.Doc
  readonly incorporated: IdSet
  readonly cuts: IdSet
  /** What the pen has set in each style ([T23]). */
  readonly emphasis: Readonly<Record<EmphasisStyle, IdSet>>
  readonly deletions = new SpanIndex<ProposalRef>()
  readonly restylings = new SpanIndex<Restyling>()
  readonly #ownCuts = new Map<DelegationCode, IdSet>()
  readonly #owners = new Map<number, DelegationCode>()
  readonly #baseHands = new Set<number>()
  readonly #draftHands = new Set<number>()
  /** What open records say of characters, by their names: the ranges, and how to forget one of them. */
  readonly #said = new Map<string, Said>()
  readonly #watched = new Set<string>()
  readonly #listeners = new Set<() => void>()
  readonly #followers = new Set<Follower>()
  readonly #stops: (() => void)[] = []
  #touched = new IdSet()

  constructor(doc: Y.Doc) {
    this.doc = doc
    forgetPositions(doc)
    this.incorporated = this.#mirror(incorporatedOf(doc))
    this.cuts = this.#mirror(cutsOf(doc))
    this.emphasis = {
      bold: this.#mirror(emphasisOf(doc, 'bold')),
      italic: this.#mirror(emphasisOf(doc, 'italic')),
      underline: this.#mirror(emphasisOf(doc, 'underline')),
    }
    this.#followLeases()
    this.#followVerdicts()
    this.#watchNewRoots()
    this.#listen('beforeObserverCalls', () => this.#watchNewRoots())
    this.#listen('afterTransaction', (transaction: Y.Transaction) => this.#announce(transaction))
  }

  ownerOf(client: number): DelegationCode {
    return this.#owners.get(client) ?? NOBODY
  }

  isBaseHand(client: number): boolean {
    return this.#baseHands.has(client)
  }

  /** Whether the client id writes in a branch, and not in the text ([B1]). */
  isDraft(client: number): boolean {
    return this.#draftHands.has(client)
  }

  /** Typed by a proposing hand and not incorporated ([T8]). */
  isPending({ client, clock }: CharId): boolean {
    return !this.isBaseHand(client) && !this.incorporated.hits(client, clock)
  }

  /** Cut by the pen, or withdrawn by its owner before it was incorporated ([T10], [T11]). */
  isHidden({ client, clock }: CharId): boolean {
    if (this.cuts.hits(client, clock)) return true
    return (
      !!this.ownCutsOf(this.ownerOf(client))?.hits(client, clock) &&
      !this.incorporated.hits(client, clock)
    )
  }

  /** What a delegation has withdrawn; undefined if it never withdrew anything. */
  ownCutsOf(delegation: DelegationCode): IdSet | undefined {
    return this.#ownCuts.get(delegation)
  }

  segmentsOf(item: Item): readonly Segment[] {
    return segmentsOf(this, item)
  }

  /** Calls the follower after each transaction with what it changed, before those of `onChange` are called. */
  onTransaction(follower: Follower): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  /** Calls the listener after each transaction that changed text or status. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
    this.#followers.clear()
  }

  #mirror(list: Y.Array<Range>): IdSet {
    const { set, stop } = mirror(list, (range) => this.#touch(range))
    this.#stops.push(stop)
    return set
  }

  #touch(range: Range): void {
    this.#touched.add(range)
  }

  #listen(
    event: 'beforeObserverCalls' | 'afterTransaction',
    listener: (transaction: Y.Transaction) => void,
  ): void {
    this.doc.on(event, listener)
    this.#stops.push(() => this.doc.off(event, listener))
  }

  #announce(transaction: Y.Transaction): void {
    // A follower may write, and what that touches belongs to the next transaction.
    const touched = [...this.#touched.ranges()]
    this.#touched = new IdSet()
    for (const follower of this.#followers) follower(transaction, touched)
    if (transaction.changed.size > 0) for (const listener of this.#listeners) listener()
  }

  #followLeases(): void {
    const leases = leasesOf(this.doc)
    const learn = (lease: Lease | undefined, client: string): void => {
      if (!lease) return
      this.#owners.set(Number(client), lease.delegation)
      if (lease.hand === 'base') this.#baseHands.add(Number(client))
      if (lease.isDraft) this.#draftHands.add(Number(client))
    }
    const follow = (event: Y.YMapEvent<Lease>): void => {
      for (const client of event.keysChanged) learn(leases.get(client), client)
    }
    leases.forEach(learn)
    leases.observe(follow)
    this.#stops.push(() => leases.unobserve(follow))
  }

  /** Delegations bring their own roots with them: they are found when the first of them writes. */
  #watchNewRoots(): void {
    if (this.doc.share.size === this.#watched.size) return
    for (const name of [...this.doc.share.keys()]) {
      if (this.#watched.has(name)) continue
      this.#watched.add(name)
      if (name.startsWith(OWN_CUTS_PREFIX)) {
        const delegation = name.slice(OWN_CUTS_PREFIX.length) as DelegationCode
        this.#ownCuts.set(delegation, this.#mirror(ownCutsOf(this.doc, delegation)))
      } else if (name.startsWith(RECORDS_PREFIX)) {
        this.#followRecords(name.slice(RECORDS_PREFIX.length) as DelegationCode)
      }
    }
  }

  /** What is declined strikes and sets nothing any more; taking the verdict back, it does again ([P6]). */
  #followVerdicts(): void {
    const verdicts = verdictsOf(this.doc)
    const follow = (event: Y.YMapEvent<VerdictRecord>): void => {
      for (const name of event.keysChanged) {
        const ref = parseProposalName(name)
        this.#indexRecord(ref, recordsOf(this.doc, ref.delegation).get(ref.key))
      }
    }
    verdicts.observe(follow)
    this.#stops.push(() => verdicts.unobserve(follow))
  }

  #followRecords(delegation: DelegationCode): void {
    const records = recordsOf(this.doc, delegation)
    const follow = (event: Y.YMapEvent<ProposalRecord>): void => {
      for (const key of event.keysChanged) this.#indexRecord({ delegation, key }, records.get(key))
    }
    for (const [key, record] of records) this.#indexRecord({ delegation, key }, record)
    records.observe(follow)
    this.#stops.push(() => records.unobserve(follow))
  }

  #indexRecord(ref: ProposalRef, record: ProposalRecord | undefined): void {
    const name = proposalName(ref)
    const known = this.#said.get(name)
    for (const range of known?.ranges ?? []) {
      known?.forget(range)
      this.#touch(range)
    }
    this.#said.delete(name)
    const said = record && !isWithdrawn(record) ? this.#say(ref, record) : null
    if (!said) return
    this.#said.set(name, said)
    for (const range of said.ranges) this.#touch(range)
  }

  /** Enters what a record says of characters; null if it says nothing, or nothing any more. */
  #say(ref: ProposalRef, record: ProposalRecord): Said | null {
    const ranges = deletedIn(record)
    if (ranges && verdictOn(this.doc, ref) !== 'declined') {
      return enter(this.deletions, ranges, ref)
    }
    if (record.kind !== 'emphasis' || isSettled(verdictOn(this.doc, ref))) return null
    return enter(this.restylings, record.ids, { ...ref, style: record.style, on: record.on })
  }
}

/** Hears of a transaction, and of the ranges whose status it changed; characters that are merely new are not listed. */
type Follower = (transaction: Y.Transaction, touched: readonly Range[]) => void

type Said = { readonly ranges: readonly Range[]; readonly forget: (range: Range) => void }

function enter<Label>(index: SpanIndex<Label>, ranges: readonly Range[], label: Label): Said {
  for (const range of ranges) index.add(range, label)
  return { ranges, forget: (range) => index.remove(range, label) }
}

function isSettled(verdict: VerdictKind | null): boolean {
  return verdict === 'declined' || verdict === 'incorporated'
}

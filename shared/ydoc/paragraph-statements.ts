import type * as Y from 'yjs'
import {
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import type { Placement } from '../domain/paragraph-order.ts'
import { parseProposalName } from '../domain/proposals.ts'
import type { ParagraphKind, ProposalRef } from '../domain/segments.ts'
import type { Moving, Rekinding } from '../domain/views.ts'
import { firstItem } from './items.ts'
import type { Ledger } from './ledger.ts'
import { blocksOf, delegationsOf, recordsOf, verdictsOf } from './roots.ts'
import { type ByKind, openStatement, placementIn, SaidOfParagraphs } from './said-of-paragraphs.ts'

/**
 * What is said about whole paragraphs: which ones the pen has removed, moved or given another kind, and what
 * somebody proposes about them ([T12], [T17], [T22]). Kept up to date transaction by transaction, for whoever draws
 * single paragraphs; `readStatements` says the same of the whole text.
 */
export class ParagraphStatements {
  readonly #doc: Y.Doc
  readonly #said = new SaidOfParagraphs()
  readonly #followed = new Set<DelegationCode>()
  /** Counts what may have changed the order of reading. */
  orderVersion = 0
  /** The blocks that the pen has moved. */
  readonly #placed = new Map<ParagraphId, Placement>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const id of blocksOf(doc).keys()) this.#place(id as ParagraphId)
    verdictsOf(doc)
    this.#meetDelegations(new Set())
  }

  /** All open proposals about whole paragraphs. */
  byParagraph(): ByKind {
    return this.#said.byParagraph()
  }

  /** Open proposals to remove the paragraph. */
  removedBy(id: ParagraphId): readonly ProposalRef[] {
    return this.#said.byParagraph().removals.get(id) ?? []
  }

  /** Open proposals to make it one of another kind. */
  rekindedBy(id: ParagraphId): readonly Rekinding[] {
    return this.#said.byParagraph().rekindings.get(id) ?? []
  }

  /** Open proposals to read the block that begins with it elsewhere. */
  movedBy(id: ParagraphId): readonly Moving[] {
    return this.#said.byParagraph().movings.get(id) ?? []
  }

  /** Open proposals to move paragraphs, but for what authors say of their own ([P18]), by the first paragraph. */
  *othersMovings(ledger: Ledger): Generator<[ParagraphId, readonly Moving[]]> {
    for (const [id, refs] of this.#said.byParagraph().movings) {
      const own = pendingOwner(ledger, id)
      if (own !== HIDDEN && !this.isRemoved(id))
        yield [id, refs.filter((ref) => ref.delegation !== own)]
    }
  }

  /** Where proposed moves of the paragraph would lead. */
  anchorsOf(id: ParagraphId): readonly ParagraphId[] {
    return this.movedBy(id).map(({ after }) => after)
  }

  /** The places that hold in the mark-up: what the pen has moved, and what authors say of their own paragraphs. */
  placements(ledger: Ledger): ReadonlyMap<ParagraphId, Placement> {
    const { movings } = this.#said.byParagraph()
    if (movings.size === 0) return this.#placed
    const all = new Map(this.#placed)
    for (const [id, refs] of movings) {
      const own = pendingOwner(ledger, id)
      const carried = refs.findLast((ref) => ref.delegation === own)
      if (carried) all.set(id, { after: carried.after, until: carried.until })
    }
    return all
  }

  /** The title never is: a text always has one, if an empty one ([T7]). */
  isRemoved(id: ParagraphId): boolean {
    if (blocksOf(this.#doc).get(id)?.removed !== true) return false
    const title = firstItem(this.#doc)
    return !title || id !== paragraphIdOf(title.id)
  }

  /** The kind that the pen gave the paragraph after it was written, or null. */
  kindOf(id: ParagraphId): ParagraphKind | null {
    return blocksOf(this.#doc).get(id)?.kind ?? null
  }

  levelOf(id: ParagraphId): number {
    return blocksOf(this.#doc).get(id)?.level ?? 0
  }

  isClosed(id: ParagraphId): boolean {
    return blocksOf(this.#doc).get(id)?.closed === true
  }

  /** Takes in a transaction that is over; returns the marks of the paragraphs for which it changed something. */
  follow(transaction: Y.Transaction): Range[] {
    const touched = new Set<ParagraphId>()
    const doc = this.#doc
    const changes: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
    const changed = <T>(map: Y.Map<T>): string[] =>
      [...(changes.get(map) ?? [])].filter((key) => key !== null)
    for (const name of changed(blocksOf(doc))) {
      this.#place(name as ParagraphId)
      touched.add(name as ParagraphId)
    }
    for (const name of changed(verdictsOf(doc))) this.#update(parseProposalName(name), touched)
    for (const delegation of this.#followed) {
      for (const key of changed(recordsOf(doc, delegation))) {
        this.#update({ delegation, key }, touched)
      }
    }
    this.#meetDelegations(touched)
    return [...touched].flatMap((id): Range[] => {
      const mark = parseParagraphId(id)
      return mark ? [[mark.client, mark.clock, 1]] : []
    })
  }

  // The transaction that creates a map is not heard of by an event of the map: it is read as a whole.
  #meetDelegations(touched: Set<ParagraphId>): void {
    for (const delegation of delegationsOf(this.#doc)) {
      if (this.#followed.has(delegation)) continue
      this.#followed.add(delegation)
      for (const key of recordsOf(this.#doc, delegation).keys()) {
        this.#update({ delegation, key }, touched)
      }
    }
  }

  #update(ref: ProposalRef, touched: Set<ParagraphId>): void {
    const record = recordsOf(this.#doc, ref.delegation).get(ref.key)
    const next = openStatement(this.#doc, ref, record)
    if (next?.kind === 'moving' || this.#said.isMoving(ref)) this.orderVersion++
    for (const id of this.#said.put(ref, next)) touched.add(id)
  }

  #place(id: ParagraphId): void {
    const placement = placementIn(blocksOf(this.#doc).get(id))
    if (placement || this.#placed.has(id)) this.orderVersion++
    if (placement) this.#placed.set(id, placement)
    else this.#placed.delete(id)
  }
}

const HIDDEN = Symbol('hidden')

/** Whose pending paragraph it is; null for one of the base text. */
function pendingOwner(ledger: Ledger, id: ParagraphId): DelegationCode | null | typeof HIDDEN {
  const mark = parseParagraphId(id)
  if (!mark || ledger.isHidden(mark)) return HIDDEN
  return ledger.isPending(mark) ? ledger.ownerOf(mark.client) : null
}

import type * as Y from 'yjs'
import {
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { byProposalName, parseProposalName, proposalName } from '../domain/proposals.ts'
import { isWithdrawn, type ProposalRecord, removedIn } from '../domain/records.ts'
import { PARAGRAPH_KINDS, type ParagraphKind, type ProposalRef } from '../domain/segments.ts'
import { firstItem } from './items.ts'
import { blocksOf, delegationsOf, recordsOf, verdictsOf } from './roots.ts'
import { verdictOn } from './verdict-on.ts'

/**
 * What is said about whole paragraphs: which ones the pen has removed or given another kind, and which ones
 * somebody proposes to remove ([T12], [T17]). Kept up to date transaction by transaction, for whoever draws
 * single paragraphs; `readStatements` says the same of the whole text.
 */
export class ParagraphStatements {
  readonly #doc: Y.Doc
  readonly #removals = new Map<ParagraphId, ProposalRef[]>()
  readonly #paragraphOf = new Map<string, ParagraphId>()
  readonly #followed = new Set<DelegationCode>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    blocksOf(doc)
    verdictsOf(doc)
    this.#meetDelegations(new Set())
  }

  /** Open proposals to remove the paragraph. */
  removedBy(id: ParagraphId): readonly ProposalRef[] {
    return this.#removals.get(id) ?? []
  }

  /** The title never is: a text always has one, if an empty one ([T7]). */
  isRemoved(id: ParagraphId): boolean {
    if (blocksOf(this.#doc).get(id)?.removed !== true) return false
    const title = firstItem(this.#doc)
    return !title || id !== paragraphIdOf(title.id)
  }

  /** The kind that the pen gave the paragraph after it was written, or null. */
  kindOf(id: ParagraphId): ParagraphKind | null {
    const kind = blocksOf(this.#doc).get(id)?.kind
    return PARAGRAPH_KINDS.find((known) => known === kind) ?? null
  }

  /** Takes in a transaction that is over; returns the marks of the paragraphs for which it changed something. */
  follow(transaction: Y.Transaction): Range[] {
    const touched = new Set<ParagraphId>()
    const doc = this.#doc
    const changes: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
    const changed = <T>(map: Y.Map<T>): string[] =>
      [...(changes.get(map) ?? [])].filter((key) => key !== null)
    for (const id of changed(blocksOf(doc))) touched.add(id as ParagraphId)
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
    const before = this.#paragraphOf.get(proposalName(ref))
    this.#index(ref, recordsOf(this.#doc, ref.delegation).get(ref.key))
    const after = this.#paragraphOf.get(proposalName(ref))
    if (before === after) return
    if (before) touched.add(before)
    if (after) touched.add(after)
  }

  #index(ref: ProposalRef, record: ProposalRecord | undefined): void {
    const name = proposalName(ref)
    const known = this.#paragraphOf.get(name)
    if (known) {
      this.#paragraphOf.delete(name)
      const rest = this.removedBy(known).filter((other) => proposalName(other) !== name)
      this.#removals.set(known, rest)
    }
    const paragraph = record && removedIn(record)
    if (!paragraph || isWithdrawn(record) || verdictOn(this.#doc, ref)) return
    this.#paragraphOf.set(name, paragraph)
    this.#removals.set(paragraph, [...this.removedBy(paragraph), ref].sort(byProposalName))
  }
}

import type * as Y from 'yjs'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { Placement } from '../domain/paragraph-order.ts'
import { byProposalName, proposalName } from '../domain/proposals.ts'
import { type BlockRecord, isWithdrawn, type ProposalRecord, removedIn } from '../domain/records.ts'
import type { ProposalRef } from '../domain/segments.ts'
import type { Moving, Rekinding } from '../domain/views.ts'
import { verdictOn } from './verdict-on.ts'

/** What one open record says of a whole paragraph. */
export type OpenStatement =
  | { readonly kind: 'removal'; readonly paragraph: ParagraphId; readonly ref: ProposalRef }
  | { readonly kind: 'rekinding'; readonly paragraph: ParagraphId; readonly ref: Rekinding }
  | { readonly kind: 'moving'; readonly paragraph: ParagraphId; readonly ref: Moving }

/** What the record says of a whole paragraph; null if nothing, or nothing any more. */
export function openStatement(
  doc: Y.Doc,
  ref: ProposalRef,
  record: ProposalRecord | undefined,
): OpenStatement | null {
  if (!record || isWithdrawn(record)) return null
  const statement = statementIn(ref, record)
  return statement && !verdictOn(doc, ref) ? statement : null
}

function statementIn(ref: ProposalRef, record: ProposalRecord): OpenStatement | null {
  const removed = removedIn(record)
  if (removed) return { kind: 'removal', paragraph: removed, ref }
  if (record.kind === 'attr') {
    const { pid, to, level = 0 } = record
    return { kind: 'rekinding', paragraph: pid, ref: { ...ref, to, level } }
  }
  if (record.kind !== 'move') return null
  const { pid, after, until = null } = record
  return { kind: 'moving', paragraph: pid, ref: { ...ref, after, until } }
}

/** The place that the pen gave the paragraph's block, or null. */
export function placementIn(block: BlockRecord | undefined): Placement | null {
  return block?.after ? { after: block.after, until: block.until ?? null } : null
}

/** A proposed move is seen where it would lead as well. */
function concerned(statement: OpenStatement | null | undefined): readonly ParagraphId[] {
  if (!statement) return []
  const { kind, paragraph } = statement
  return kind === 'moving' ? [paragraph, statement.ref.after] : [paragraph]
}

export type ByKind = {
  readonly removals: ReadonlyMap<ParagraphId, readonly ProposalRef[]>
  readonly rekindings: ReadonlyMap<ParagraphId, readonly Rekinding[]>
  readonly movings: ReadonlyMap<ParagraphId, readonly Moving[]>
}

/** Open records about whole paragraphs by paragraph, each list in the order of the records' names. */
export class SaidOfParagraphs {
  readonly #statements = new Map<string, OpenStatement>()
  readonly #removals = new Map<ParagraphId, ProposalRef[]>()
  readonly #rekindings = new Map<ParagraphId, Rekinding[]>()
  readonly #movings = new Map<ParagraphId, Moving[]>()

  /** Takes in what a record says now; returns the paragraphs about which something else is said than before. */
  put(ref: ProposalRef, next: OpenStatement | null): readonly ParagraphId[] {
    const name = proposalName(ref)
    const known = this.#statements.get(name)
    if (!known && !next) return []
    if (known) this.#drop(known)
    if (next) {
      this.#statements.set(name, next)
      this.#add(next)
    } else this.#statements.delete(name)
    return [...new Set([known, next].flatMap(concerned))]
  }

  /** Whether the record was known to propose a move. */
  isMoving(ref: ProposalRef): boolean {
    return this.#statements.get(proposalName(ref))?.kind === 'moving'
  }

  byParagraph(): ByKind {
    return { removals: this.#removals, rekindings: this.#rekindings, movings: this.#movings }
  }

  #add(statement: OpenStatement): void {
    switch (statement.kind) {
      case 'removal':
        insert(this.#removals, statement.paragraph, statement.ref)
        break
      case 'rekinding':
        insert(this.#rekindings, statement.paragraph, statement.ref)
        break
      case 'moving':
        insert(this.#movings, statement.paragraph, statement.ref)
        break
    }
  }

  #drop({ paragraph, ref }: OpenStatement): void {
    for (const lists of [this.#removals, this.#rekindings, this.#movings])
      take(lists, paragraph, ref)
  }
}

function insert<Ref extends ProposalRef>(
  lists: Map<ParagraphId, Ref[]>,
  paragraph: ParagraphId,
  ref: Ref,
): void {
  lists.set(paragraph, [...(lists.get(paragraph) ?? []), ref].sort(byProposalName))
}

function take<Ref extends ProposalRef>(
  lists: Map<ParagraphId, Ref[]>,
  paragraph: ParagraphId,
  ref: ProposalRef,
): void {
  const known = lists.get(paragraph)
  const rest = known?.filter((one) => one.delegation !== ref.delegation || one.key !== ref.key)
  if (rest?.length) lists.set(paragraph, rest)
  else lists.delete(paragraph)
}

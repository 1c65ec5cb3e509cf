import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import {
  type ParagraphKind,
  type ProposalRef,
  paragraphIdOfMark,
  type Segment,
} from './segments.ts'

// Readings of one tape ([V1]-[V6]): pure functions of its segments and of what is said about whole paragraphs.

/** Which reading of the tape is wanted; `delegations: null` stands for all of them. */
export type View =
  | { readonly kind: 'markup' }
  | { readonly kind: 'base' }
  | { readonly kind: 'ifIncorporated'; readonly delegations: readonly DelegationCode[] | null }

/** A run of characters of one paragraph with one status, in reading order. */
export type Run = {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly owner: DelegationCode
  readonly isPending: boolean
  readonly deletedBy: readonly ProposalRef[]
}

export type Paragraph = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  /** Who proposes the paragraph itself, null once its mark is base text. */
  readonly proposedBy: DelegationCode | null
  /** Who proposes to join it to the paragraph before. */
  readonly joinedBy: readonly ProposalRef[]
  /** Who proposes to remove it as a whole. */
  readonly removedBy: readonly ProposalRef[]
  /** The pen removed it (or the view takes it as removed); listed only while pending text stands in it ([T12]). */
  readonly isRemoved: boolean
  readonly runs: readonly Run[]
}

/** What is said about whole paragraphs. */
export type Statements = {
  /** Paragraphs that the pen removed. */
  readonly removed: ReadonlySet<ParagraphId>
  /** Open proposals to remove a paragraph. */
  readonly removals: ReadonlyMap<ParagraphId, readonly ProposalRef[]>
  /** Kinds that the pen gave paragraphs after they were written ([T17]). */
  readonly kinds: ReadonlyMap<ParagraphId, ParagraphKind>
  /** Delegations that hold the pen: what they type inside others' pending text corrects it ([T14]). */
  readonly pens: ReadonlySet<DelegationCode>
}

/** The paragraphs of a reading, in order. A mark that the reading leaves out joins its paragraph to the one before ([V4]). */
export function viewOf(
  segments: readonly Segment[],
  statements: Statements,
  view: View,
): Paragraph[] {
  const reading = new Reading(statements, view)
  for (const segment of segments) reading.visit(segment)
  return reading.finish()
}

/** The text of a reading, one paragraph a line. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n')
}

type OpenParagraph = Omit<Paragraph, 'runs'> & { readonly runs: Run[] }

class Reading {
  readonly #statements: Statements
  readonly #view: View
  readonly #paragraphs: OpenParagraph[] = []
  /** Who proposes to remove the paragraph that is being read, as far as this reading takes it. */
  readonly #removers = new Set<DelegationCode>()
  /** The character that a correction of the pen would stand behind ([T14]). */
  #host: Segment | null = null

  constructor(statements: Statements, view: View) {
    this.#statements = statements
    this.#view = view
  }

  visit(segment: Segment): void {
    if (segment.kind === 'fence' || segment.isHidden) return
    const isIncluded = this.#includes(segment)
    if (segment.kind === 'mark') this.#passMark(segment)
    if (!this.#isCorrection(segment)) this.#host = segment
    if (!isIncluded) return
    if (segment.opens) this.#open(segment, segment.opens)
    else this.#add(segment)
  }

  finish(): Paragraph[] {
    return this.#paragraphs.filter(({ isRemoved, runs }) => !isRemoved || runs.length > 0)
  }

  #includes(segment: Segment): boolean {
    const view = this.#view
    if (view.kind === 'markup') return true
    if (view.kind === 'base') return !segment.isPending
    if (segment.isPending && !this.#isOfThose(view.delegations, segment)) return false
    return !segment.deletedBy.some((ref) => isOf(view.delegations, ref.delegation))
  }

  #isCorrection({ isPending, owner }: Segment): boolean {
    return isPending && this.#statements.pens.has(owner)
  }

  /** A correction of the pen goes with the pending character that it stands behind ([T14]). */
  #isOfThose(delegations: readonly DelegationCode[] | null, segment: Segment): boolean {
    if (isOf(delegations, segment.owner)) return true
    const host = this.#isCorrection(segment) ? this.#host : null
    return !!host?.isPending && isOf(delegations, host.owner)
  }

  #open(mark: Segment, kind: ParagraphKind): void {
    const id = paragraphIdOfMark(mark)
    const removedBy = this.#statements.removals.get(id) ?? []
    this.#paragraphs.push({
      id,
      kind: this.#statements.kinds.get(id) ?? kind,
      proposedBy: mark.isPending ? mark.owner : null,
      joinedBy: mark.deletedBy,
      removedBy,
      isRemoved: this.#isRemoved(id, removedBy),
      runs: [],
    })
  }

  /** A text always has a title, if an empty one ([T7]). */
  #isRemoved(id: ParagraphId, removedBy: readonly ProposalRef[]): boolean {
    if (this.#paragraphs.length === 0) return false
    return this.#statements.removed.has(id) || this.#removersAmong(removedBy).length > 0
  }

  #removersAmong(removedBy: readonly ProposalRef[]): readonly DelegationCode[] {
    const view = this.#view
    if (view.kind !== 'ifIncorporated') return []
    return removedBy.map((ref) => ref.delegation).filter((one) => isOf(view.delegations, one))
  }

  /** A removal ends at the next paragraph of the base text, or of the delegation that proposes it ([T12]). */
  #passMark(mark: Segment): void {
    if (mark.isPending) this.#removers.delete(mark.owner)
    else this.#removers.clear()
    const removedBy = this.#statements.removals.get(paragraphIdOfMark(mark)) ?? []
    for (const one of this.#removersAmong(removedBy)) this.#removers.add(one)
  }

  #add(segment: Segment): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph) return
    // A removal that is only proposed has cut nothing yet: its base text goes with it in this reading.
    if (!segment.isPending && this.#removers.size > 0) return
    const last = paragraph.runs.at(-1)
    if (last && continues(last, segment)) {
      paragraph.runs[paragraph.runs.length - 1] = { ...last, text: last.text + segment.text }
    } else paragraph.runs.push(runOf(segment))
  }
}

function isOf(delegations: readonly DelegationCode[] | null, one: DelegationCode): boolean {
  return delegations === null || delegations.includes(one)
}

function runOf({ client, clock, text, owner, isPending, deletedBy }: Segment): Run {
  return { client, clock, text, owner, isPending, deletedBy }
}

/** One item may have been cut where nothing differs: what was typed as one run is shown as one. */
function continues(run: Run, segment: Segment): boolean {
  return (
    run.client === segment.client &&
    run.clock + run.text.length === segment.clock &&
    run.isPending === segment.isPending &&
    isSameList(run.deletedBy, segment.deletedBy)
  )
}

function isSameList(a: readonly ProposalRef[], b: readonly ProposalRef[]): boolean {
  return (
    a.length === b.length &&
    a.every((ref, i) => ref.delegation === b[i]?.delegation && ref.key === b[i].key)
  )
}

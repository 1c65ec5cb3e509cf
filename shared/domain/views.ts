import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { type MarkPlace, orderParagraphs, type Placement } from './paragraph-order.ts'
import {
  EMPHASIS_STYLES,
  type EmphasisStyle,
  type ParagraphKind,
  type ProposalRef,
  paragraphIdOfMark,
  type Restyling,
  type Segment,
} from './segments.ts'
import type { Sign } from './signs.ts'

// Readings of one tape ([V1]-[V6]): pure functions of its segments and of what is said about whole paragraphs.

/** Which reading of the tape is wanted; `delegations: null` stands for all of them. */
export type View =
  | { readonly kind: 'markup' }
  | { readonly kind: 'base' }
  /** The base text with what one delegation proposes, as the mark-up shows it ([V14]). */
  | { readonly kind: 'proposalsOf'; readonly delegation: DelegationCode }
  | { readonly kind: 'ifIncorporated'; readonly delegations: readonly DelegationCode[] | null }

/** A run of characters of one paragraph with one status, in reading order. */
export type Run = {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly owner: DelegationCode
  readonly isPending: boolean
  readonly deletedBy: readonly ProposalRef[]
  /** Styles in which this reading sets the words ([V13]). */
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyledBy: readonly Restyling[]
  /** The sign that the run is, if it is one; it stands alone then. */
  readonly sign: Sign | null
}

/** An open proposal to make a paragraph one of another kind. */
export type Rekinding = ProposalRef & { readonly to: ParagraphKind; readonly level: number }

/** An open proposal to read a block of paragraphs elsewhere. */
export type Moving = ProposalRef & Placement

export type Paragraph = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  /** How deep it is indented; 1 for (a), 2 for (i). */
  readonly level: number
  /** Who proposes the paragraph itself, null once its mark is base text. */
  readonly proposedBy: DelegationCode | null
  /** Who proposes to join it to the paragraph before. */
  readonly joinedBy: readonly ProposalRef[]
  /** Who proposes to remove it as a whole. */
  readonly removedBy: readonly ProposalRef[]
  readonly rekindedBy: readonly Rekinding[]
  /** Who proposes another place for the block that begins here. */
  readonly movedBy: readonly Moving[]
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
  readonly levels: ReadonlyMap<ParagraphId, number>
  /** Open proposals for another kind, in the order of their names; the last one of a delegation counts. */
  readonly rekindings: ReadonlyMap<ParagraphId, readonly Rekinding[]>
  /** Places that the pen gave blocks of paragraphs ([T22]). */
  readonly placements: ReadonlyMap<ParagraphId, Placement>
  readonly movings: ReadonlyMap<ParagraphId, readonly Moving[]>
  /** Delegations that hold the pen: what they type inside others' pending text corrects it ([T14]). */
  readonly pens: ReadonlySet<DelegationCode>
}

/** The paragraphs of a reading, in order. A mark that the reading leaves out joins its paragraph to the one before ([V4]). */
export function viewOf(
  segments: readonly Segment[],
  statements: Statements,
  view: View,
): Paragraph[] {
  return joinParts([readPart(segments, statements, view, true)])
}

/** Part of a reading ([V16]): its paragraphs, removed ones included, and its marks, both in the order of the tape. */
export type PartOfReading = {
  readonly paragraphs: readonly Paragraph[]
  readonly marks: readonly MarkPlace[]
  /** Places of paragraphs that are read elsewhere. */
  readonly placements: ReadonlyMap<ParagraphId, Placement>
}

/** Reads a part of the tape that begins with a live mark of a base hand, or with the text. */
export function readPart(
  segments: readonly Segment[],
  statements: Statements,
  view: View,
  isFirst: boolean,
): PartOfReading {
  const reading = new Reading(statements, view, isFirst)
  for (const segment of segments) reading.visit(segment)
  return reading
}

/** The paragraphs of all parts in the order of reading, but for removed ones in which nothing is pending. */
export function joinParts(parts: readonly PartOfReading[]): Paragraph[] {
  const isShown = ({ isRemoved, runs }: Paragraph) => !isRemoved || runs.length > 0
  const paragraphs = parts.flatMap((part) => part.paragraphs)
  const placements = new Map(parts.flatMap((part) => [...part.placements]))
  if (placements.size === 0) return paragraphs.filter(isShown)
  const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const marks = parts.flatMap((part) => part.marks)
  return orderParagraphs(marks, placements)
    .flatMap((id) => byId.get(id) ?? [])
    .filter(isShown)
}

/** The text of a reading, one paragraph a line; signs are read as `SIGN_CHARACTERS`. */
export function plainText(paragraphs: readonly Pick<Paragraph, 'runs'>[]): string {
  return paragraphs.map(wordsOf).join('\n')
}

/** What a paragraph reads, whoever wrote it. */
export function wordsOf({ runs }: Pick<Paragraph, 'runs'>): string {
  return runs.map((run) => run.text).join('')
}

type OpenParagraph = Omit<Paragraph, 'runs'> & { readonly runs: Run[] }

class Reading implements PartOfReading {
  readonly paragraphs: OpenParagraph[] = []
  readonly marks: MarkPlace[] = []
  readonly placements = new Map<ParagraphId, Placement>()
  readonly #statements: Statements
  readonly #view: View
  /** Whether the text begins here. */
  readonly #isFirst: boolean
  /** Who proposes to remove the paragraph that is being read, as far as this reading takes it. */
  readonly #removers = new Set<DelegationCode>()
  /** The character that a correction of the pen would stand behind ([T14]). */
  #host: Segment | null = null

  constructor(statements: Statements, view: View, isFirst: boolean) {
    this.#statements = statements
    this.#view = view
    this.#isFirst = isFirst
  }

  visit(segment: Segment): void {
    if (segment.kind === 'mark') this.marks.push(this.#placeOf(segment))
    if (segment.kind === 'fence' || segment.isHidden) return
    const isIncluded = this.#includes(segment)
    if (segment.kind === 'mark') this.#passMark(segment)
    if (!this.#isCorrection(segment)) this.#host = segment
    if (!isIncluded) return
    if (segment.opens) this.#open(segment, segment.opens)
    else this.#add(segment)
  }

  #placeOf(mark: Segment): MarkPlace {
    return { id: paragraphIdOfMark(mark), isShown: !mark.isHidden && this.#includes(mark) }
  }

  #includes(segment: Segment): boolean {
    const view = this.#view
    if (view.kind === 'markup') return true
    if (view.kind === 'base') return !segment.isPending
    if (view.kind === 'proposalsOf') {
      return !segment.isPending || this.#isOfThose([view.delegation], segment)
    }
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
    const statements = this.#statements
    const removedBy = statements.removals.get(id) ?? []
    const place = this.#taken(mark, statements.movings.get(id)) ?? statements.placements.get(id)
    if (place) this.placements.set(id, place)
    const shaped = this.#taken(mark, statements.rekindings.get(id))
    this.paragraphs.push({
      id,
      kind: shaped?.to ?? statements.kinds.get(id) ?? kind,
      level: shaped?.level ?? statements.levels.get(id) ?? 0,
      proposedBy: mark.isPending ? mark.owner : null,
      joinedBy: mark.deletedBy,
      rekindedBy: (statements.rekindings.get(id) ?? []).filter((one) => !isCarried(mark, one)),
      movedBy: (statements.movings.get(id) ?? []).filter((one) => !isCarried(mark, one)),
      removedBy,
      isRemoved: this.#isRemoved(id, removedBy),
      runs: [],
    })
  }

  /** The last of the proposals that this reading takes: those of S, and what a delegation says of its own paragraph. */
  #taken<Ref extends ProposalRef>(mark: Segment, refs: readonly Ref[] = []): Ref | undefined {
    const view = this.#view
    const isTaken = (ref: Ref) =>
      isCarried(mark, ref) ||
      (view.kind === 'ifIncorporated' && isOf(view.delegations, ref.delegation))
    return refs.filter(isTaken).at(-1)
  }

  /** A text always has a title, if an empty one ([T7]). */
  #isRemoved(id: ParagraphId, removedBy: readonly ProposalRef[]): boolean {
    if (this.#isFirst && this.paragraphs.length === 0) return false
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
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph) return
    // A removal that is only proposed has cut nothing yet: its base text goes with it in this reading.
    if (!segment.isPending && this.#removers.size > 0) return
    const last = paragraph.runs.at(-1)
    const emphasis = this.#emphasisOf(segment)
    if (last && continues(last, segment, emphasis)) {
      paragraph.runs[paragraph.runs.length - 1] = { ...last, text: last.text + segment.text }
    } else paragraph.runs.push(runOf(segment, emphasis))
  }

  #emphasisOf(segment: Segment): readonly EmphasisStyle[] {
    const { emphasis, restyledBy } = segment
    if (restyledBy.length === 0) return emphasis
    const view = this.#view
    const taken = restyledBy.filter(
      (one) =>
        isCarried(segment, one) ||
        (view.kind === 'ifIncorporated' && isOf(view.delegations, one.delegation)),
    )
    return taken.length === 0 ? emphasis : restyled(emphasis, taken)
  }
}

/** What a delegation says of its own pending words and paragraphs is part of them ([P18]). */
export function isCarried(
  { isPending, owner }: Pick<Segment, 'isPending' | 'owner'>,
  { delegation }: ProposalRef,
): boolean {
  return isPending && owner === delegation
}

/** Styles after the proposals: each changes what is otherwise, and none takes another's change back ([V13]). */
export function restyled(
  emphasis: readonly EmphasisStyle[],
  restylings: readonly Restyling[],
): readonly EmphasisStyle[] {
  return EMPHASIS_STYLES.filter((style) => {
    const isSet = emphasis.includes(style)
    return restylings.some((one) => one.style === style && one.on !== isSet) ? !isSet : isSet
  })
}

function isOf(delegations: readonly DelegationCode[] | null, one: DelegationCode): boolean {
  return delegations === null || delegations.includes(one)
}

function runOf(segment: Segment, emphasis: readonly EmphasisStyle[]): Run {
  const { client, clock, text, owner, isPending, deletedBy, restyledBy, sign } = segment
  const proposed = restyledBy.filter((one) => !isCarried(segment, one))
  return { client, clock, text, owner, isPending, deletedBy, emphasis, restyledBy: proposed, sign }
}

/** One item may have been cut where nothing differs: what was typed as one run is shown as one. */
function continues(run: Run, segment: Segment, emphasis: readonly EmphasisStyle[]): boolean {
  return (
    run.client === segment.client &&
    run.clock + run.text.length === segment.clock &&
    run.isPending === segment.isPending &&
    run.sign === null &&
    segment.sign === null &&
    isSameList(run.deletedBy, segment.deletedBy) &&
    isSameList(
      run.restyledBy,
      segment.restyledBy.filter((one) => !isCarried(segment, one)),
    ) &&
    run.emphasis.join() === emphasis.join()
  )
}

function isSameList(a: readonly ProposalRef[], b: readonly ProposalRef[]): boolean {
  return (
    a.length === b.length &&
    a.every((ref, i) => ref.delegation === b[i]?.delegation && ref.key === b[i].key)
  )
}

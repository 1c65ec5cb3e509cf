import type { ParagraphId, Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Rung } from './ladder.ts'
import type { EmphasisStyle, ParagraphKind } from './segments.ts'

// The records in a delegation's own map `d:<DELEGATION>`: flat, one JSON value each ([G10]).
// Only the kinds below exist; a field that is not listed is refused.

type Common = {
  /** Records of one group are one card, decided together: a replacement is `del` + `ins` ([P8]). */
  readonly group?: string
  readonly note?: string
  readonly withdrawn?: boolean
  /** When the author says it was made, milliseconds since 1970; the log's own time is the evidence. */
  readonly t?: number
  /** The agreed language that the wording is taken from, as its author cites it ([P17]). */
  readonly source?: string
}

export type DeletionRecord = Common & { readonly kind: 'del'; readonly ids: readonly Range[] }
type InsertionRecord = Common & {
  readonly kind: 'ins'
  readonly head: readonly [client: number, clock: number]
}
/** Proposes that a whole paragraph goes; its base text is not repeated in the record ([T12]). */
export type RemovalRecord = Common & { readonly kind: 'remove'; readonly pid: ParagraphId }
/** Proposes another kind or level for a paragraph ([P19]). */
export type AttributeRecord = Common & {
  readonly kind: 'attr'
  readonly pid: ParagraphId
  readonly to: ParagraphKind
  readonly level?: number
}
/** Proposes another place for the paragraphs from `pid` up to `until`, the last one if it is missing ([T22]). */
export type MoveRecord = Common & {
  readonly kind: 'move'
  readonly pid: ParagraphId
  readonly after: ParagraphId
  readonly until?: ParagraphId
}
/** Proposes that words be set in a style, or no longer ([T23]). */
export type EmphasisRecord = Common & {
  readonly kind: 'emphasis'
  readonly ids: readonly Range[]
  readonly style: EmphasisStyle
  readonly on: boolean
}
/** Asks that words, or a whole paragraph, stay as they were drafted ([P15]). */
export type RetainRecord = Common & {
  readonly kind: 'retain'
  readonly ids?: readonly Range[]
  readonly pid?: ParagraphId
}
/** Something that a delegation wants said behind a paragraph, before there is wording for it ([P16]). */
type ConceptRecord = Common & {
  readonly kind: 'concept'
  readonly pid: ParagraphId
  readonly note: string
}
/** What is said about words or a paragraph; or in answer to such a comment, or of whether it is settled ([Q9]). */
export type CommentRecord = {
  readonly kind: 'comment'
  /** The name of the comment that begins the thread. */
  readonly re?: string
  readonly sets?: Settling
  readonly t?: number
  readonly edited?: boolean
  readonly on?: string
  readonly pid?: ParagraphId
  readonly ids?: readonly Range[]
  readonly quote?: string
  readonly rev?: string
  readonly note: string
  readonly withdrawn?: boolean
}
/** Where a delegation stands on a paragraph ([Q1]); the last word counts, and `none` takes it back. */
export type PositionRecord = {
  readonly kind: 'pos'
  readonly on?: string
  readonly pid?: ParagraphId
  readonly v: Stand
  readonly rev?: string
  readonly note?: string
  /** What it cannot go beyond, in its own words. */
  readonly redLine?: string
  /** Under which condition it stands there: a package. */
  readonly condition?: string
  /** On which wording it was taken ([Q2]): what `fingerprint` gives. */
  readonly wording?: string
  readonly t?: number
  /** Whose it is, where the pen enters what another delegation has said, and how that was said ([Q3]). */
  readonly of?: DelegationCode
  readonly via?: StatedVia
}
/** Where a delegation stands on a proposal ([P11]); the last word counts, and `none` takes it back. */
export type SupportRecord = {
  readonly kind: 'support'
  readonly on: string
  readonly v: Support
  /** What the proposal asked for when it was said ([P11]): what `proposalFingerprint` gives. */
  readonly wording?: string
  /** When its author says it was said, milliseconds since 1970. */
  readonly t?: number
}
export type EditorialRecord = {
  readonly kind: 'editorial'
  readonly ids?: readonly Range[]
  readonly pid?: ParagraphId
  readonly note?: string
  readonly withdrawn?: boolean
}
export type ProposalRecord =
  | DeletionRecord
  | InsertionRecord
  | RemovalRecord
  | AttributeRecord
  | MoveRecord
  | EmphasisRecord
  | RetainRecord
  | ConceptRecord
  | CommentRecord
  | PositionRecord
  | SupportRecord
  | EditorialRecord

/** The characters that a record proposes to delete, also once it is withdrawn; null if it is about something else. */
export function deletedIn(record: ProposalRecord): readonly Range[] | null {
  if (record.kind === 'del') return record.ids
  // The secretariat's deletions are editorial: it proposes like a delegation, under a kind of its own.
  return record.kind === 'editorial' ? (record.ids ?? null) : null
}

/** The paragraph that a record proposes to remove as a whole, also once it is withdrawn; null if it is about something else. */
export function removedIn(record: ProposalRecord): ParagraphId | null {
  if (record.kind === 'remove') return record.pid
  return record.kind === 'editorial' && !record.ids ? (record.pid ?? null) : null
}

export function isWithdrawn(record: ProposalRecord): boolean {
  return 'withdrawn' in record && record.withdrawn === true
}

/** What a delegation can say of another's proposal: it signs, it can live with it, it is against it. */
export const SUPPORTS = ['sponsor', 'accept', 'oppose', 'none'] as const
export type Support = (typeof SUPPORTS)[number]

export const SETTLINGS = ['resolved', 'open'] as const
type Settling = (typeof SETTLINGS)[number]

/** Where a delegation may stand on a paragraph. */
export const STANDS = ['agree', 'flexible', 'reserve', 'oppose', 'awaiting', 'none'] as const
export type Stand = (typeof STANDS)[number]

/** How the pen has heard what it enters for another: on the floor of the meeting, or in writing. */
export const STATED_VIA = ['floor', 'mail'] as const
export type StatedVia = (typeof STATED_VIA)[number]

export const VERDICTS = ['incorporated', 'partly', 'declined', 'deferred'] as const
export type VerdictKind = (typeof VERDICTS)[number]

/** The penholder's word on a proposal, kept in `decided` under `<DELEGATION>/<key>` ([P7]). */
export type VerdictRecord = {
  readonly v: VerdictKind
  /** The Yjs id of the record as it stood when the verdict was given. */
  readonly rec: readonly [client: number, clock: number]
  readonly note?: string
  /** The clock of the first thing that the verdict brought with it, under the client id of the verdict itself ([P20]). */
  readonly from?: number
}

/** The penholder's attributes of a paragraph, kept in `blocks` by paragraph id ([T12], [T17]). */
export type BlockRecord = {
  readonly kind?: ParagraphKind
  readonly level?: number
  /** Another place: behind this paragraph, together with what stands before `until` on the tape ([T22]). */
  readonly after?: ParagraphId
  readonly until?: ParagraphId
  readonly number?: string
  readonly removed?: boolean
  readonly closed?: boolean
  /** How far it has come, for what it waits, why it was opened again, and when the pen moved it last ([Q6]). */
  readonly ladder?: Rung
  readonly waitsFor?: string
  readonly reason?: string
  readonly movedAt?: number
  readonly issue?: string
}

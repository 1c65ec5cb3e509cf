import type { CharId, ParagraphId, Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { ProposalRecord, VerdictKind } from './records.ts'
import type { EmphasisStyle, ParagraphKind, ProposalRef } from './segments.ts'

// What a delegation asks for, as a card shows it. Everything here is derived (see derive-proposals.ts): a record says
// where a proposal begins or what it is about, and its text, its state and its neighbours follow from the tape.

export type ProposalState =
  | 'open'
  | 'partly incorporated'
  | 'incorporated'
  | 'declined'
  | 'withdrawn'

export type ProposalKind =
  | 'insertion'
  | 'deletion'
  | 'replacement'
  | 'newParagraph'
  | 'join'
  | 'split'
  | 'removal'
  | 'move'
  | 'kind'
  | 'emphasis'
  | 'bracket'
  | 'liftBrackets'
  | 'footnote'
  | 'link'
  | 'retain'
  | 'concept'

/** What a proposal changes besides words. */
export type Change =
  | { readonly kind: 'place'; readonly after: ParagraphId; readonly until: ParagraphId | null }
  | { readonly kind: 'kind'; readonly to: ParagraphKind; readonly level: number }
  | { readonly kind: 'style'; readonly style: EmphasisStyle; readonly on: boolean }
  | { readonly kind: 'link'; readonly href: string }

/** Who else stands where on a proposal ([P11]); each list in the order of the codes. */
export type Stands = {
  readonly sponsors: readonly DelegationCode[]
  readonly accepting: readonly DelegationCode[]
  readonly opposing: readonly DelegationCode[]
  /** On which wording each of them said so, as far as it is known ([P11]). */
  readonly takenOn: readonly (readonly [DelegationCode, string])[]
}

/** Characters of the tape and what they read; a paragraph mark reads `¶`. */
export type Passage = { readonly ranges: readonly Range[]; readonly text: string }

/** One thing that a delegation asks for; the parts of a replacement are one ([P8]). */
export type Proposal = ProposalRef & {
  readonly kind: ProposalKind
  readonly state: ProposalState
  /** The keys of the records it consists of; empty for pending text without a record ([P3]). */
  readonly keys: readonly string[]
  /** The Yjs ids of these records as they were read: a verdict is on exactly this wording ([P7]). */
  readonly recordIds: readonly CharId[]
  /** The paragraph in which it begins; null if that paragraph is hidden. */
  readonly paragraph: ParagraphId | null
  readonly inserted: Passage
  readonly deleted: Passage
  /** The words that it is about and leaves as they are: set in a style, bracketed, linked, to be retained. */
  readonly subject: Passage
  readonly change: Change | null
  /** What the pen hid of its insertion: that can be taken back ([P20]). */
  readonly struck: readonly Range[]
  /** The agreed language that its wording is taken from; empty if none is cited ([P17]). */
  readonly source: string
  readonly stands: Stands
  /** Proposals of others inside its insertion, each with a verdict of its own ([P5]). */
  readonly nested: readonly ProposalRef[]
  /** Other delegations' open proposals for the same place: alternatives of one another. */
  readonly rivals: readonly ProposalRef[]
  readonly verdict: VerdictKind | null
  readonly note: string
  /** When its author says it was made, milliseconds since 1970; null if unsaid. */
  readonly statedAt: number | null
}

/** A record with its name, its present Yjs id and the pen's verdict on this very wording, if there is one. */
export type RecordEntry = ProposalRef & {
  readonly id: CharId
  readonly record: ProposalRecord
  readonly verdict: VerdictKind | null
}

/** `FRA/3k2`: the name under which a verdict is kept. */
export function proposalName(ref: ProposalRef): string {
  return `${ref.delegation}/${ref.key}`
}

/** Sorts by name: by delegation, then by key; the same on every replica. */
export function byProposalName(a: ProposalRef, b: ProposalRef): number {
  if (a.delegation !== b.delegation) return a.delegation < b.delegation ? -1 : 1
  return a.key === b.key ? 0 : a.key < b.key ? -1 : 1
}

/** The inverse of `proposalName`, for names that the guard has let into `decided`. */
export function parseProposalName(name: string): ProposalRef {
  const slash = name.indexOf('/')
  return { delegation: name.slice(0, slash) as DelegationCode, key: name.slice(slash + 1) }
}

/** Whether something of it still waits for the pen. */
export function isOpen({ state }: Proposal): boolean {
  return state === 'open' || state === 'partly incorporated'
}

import type { ParagraphId, Range } from './char-ids.ts'
import type { VerdictKind } from './records.ts'
import type { ProposalRef } from './segments.ts'

export type ProposalState =
  | 'open'
  | 'partly incorporated'
  | 'incorporated'
  | 'declined'
  | 'withdrawn'

/** One thing that a delegation asks for; parts of a replacement are joined into one ([P8]). */
export type ProposalKind =
  | 'insertion'
  | 'deletion'
  | 'replacement'
  | 'newParagraph'
  | 'join'
  | 'split'
  | 'removal'
  | 'attribute'

export type Proposal = ProposalRef & {
  readonly kind: ProposalKind
  readonly state: ProposalState
  /** The keys of all records it consists of: its own, and those of the same group. */
  readonly keys: readonly string[]
  /** The paragraph in which it begins; null if that paragraph is hidden. */
  readonly paragraph: ParagraphId | null
  readonly inserted: { readonly ranges: readonly Range[]; readonly text: string }
  readonly deleted: { readonly ranges: readonly Range[]; readonly text: string }
  /** Proposals of others inside its insertion, each with a verdict of its own ([P5]). */
  readonly nested: readonly ProposalRef[]
  /** Other delegations' open proposals for the same place: alternatives of one another. */
  readonly rivals: readonly ProposalRef[]
  readonly verdict: VerdictKind | null
  readonly note: string
  /** When its author says it was made, milliseconds since 1970; null if unsaid. */
  readonly statedAt: number | null
}

/** `FRA/3k2`: the name under which a verdict is kept. */
export function proposalName(ref: ProposalRef): string {
  return `${ref.delegation}/${ref.key}`
}

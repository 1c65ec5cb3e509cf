import type { ParagraphId } from '../../../domain/char-ids.ts'
import type { EmphasisStyle, ParagraphKind, ProposalRef } from '../../../domain/segments.ts'
import type { Run } from '../../../domain/views.ts'

// A text as a word processor tracks its changes.

export type Change = {
  readonly kind: 'inserted' | 'deleted' | 'movedAway' | 'movedHere'
  readonly by: ProposalRef
}

export type TrackedRun = {
  readonly run: Run
  /** The outermost first. */
  readonly changes: readonly Change[]
  /** Styles before and after what is proposed of them, and who proposes it last; alike if nothing is. */
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyled: { readonly by: ProposalRef; readonly from: readonly EmphasisStyle[] } | null
}

export type TrackedParagraph = {
  /** Null where a paragraph arrives that stands elsewhere as well. */
  readonly id: ParagraphId | null
  readonly kind: ParagraphKind
  readonly level: number
  readonly rekinded: {
    readonly by: ProposalRef
    readonly from: ParagraphKind
    readonly fromLevel: number
  } | null
  readonly runs: readonly TrackedRun[]
  /** What is tracked on its end. */
  readonly end: readonly Change[]
  /** Which end of the move of a paragraph it is; null if it is none. */
  readonly move: { readonly end: 'away' | 'here'; readonly of: ParagraphId } | null
}

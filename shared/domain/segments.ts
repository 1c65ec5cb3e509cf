import type { ParagraphId, Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Sign } from './signs.ts'

// The tape as plain data: what shared/ydoc reads out of the document and every view is computed from.

/** Kinds of paragraph a mark can open; the title is the first paragraph and never hidden ([T7]). */
export const PARAGRAPH_KINDS = ['title', 'heading', 'chapeau', 'plain', 'pp', 'op', 'sub'] as const
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number]

/** Styles in which words can be set ([T23]). */
export const EMPHASIS_STYLES = ['bold', 'italic', 'underline'] as const
export type EmphasisStyle = (typeof EMPHASIS_STYLES)[number]

/** A proposal's full name: the delegation whose map holds it and its key there. */
export type ProposalRef = { readonly delegation: DelegationCode; readonly key: string }

/** An open proposal about the style of the characters that it names. */
export type Restyling = ProposalRef & { readonly style: EmphasisStyle; readonly on: boolean }

/** A maximal piece of one item of the tape whose characters share one status. */
export type Segment = {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** The characters, a sign being one ([T24]); empty for a mark and for a fence, which are of length 1. */
  readonly text: string
  readonly kind: 'text' | 'fence' | 'mark'
  /** The kind of paragraph that a mark opens; null for anything else. */
  readonly opens: ParagraphKind | null
  readonly owner: DelegationCode
  /** Typed by a base hand: base text from its first moment ([T8]). */
  readonly isByBaseHand: boolean
  /** Typed by a proposing hand and not incorporated ([T8]). */
  readonly isPending: boolean
  /** Hidden for everybody: cut by the penholder or withdrawn by its owner ([T10], [T11]). */
  readonly isHidden: boolean
  /** Hidden by the penholder: removed or declined ([T10]). */
  readonly isCut: boolean
  /** Open deletion proposals that name these characters. */
  readonly deletedBy: readonly ProposalRef[]
  /** Styles in which the pen has set these characters. */
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyledBy: readonly Restyling[]
  /** What the sign means, if the segment is one. */
  readonly sign: Sign | null
}

export function rangeOf(segment: Segment): Range {
  return [segment.client, segment.clock, segment.length]
}

export function paragraphIdOfMark(mark: Segment): ParagraphId {
  return `${mark.client}:${mark.clock}` as ParagraphId
}

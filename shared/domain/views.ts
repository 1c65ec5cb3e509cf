import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { ParagraphKind, ProposalRef } from './segments.ts'

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
  /** The pen removed it; it is listed only while others have pending text in it ([T12]). */
  readonly isRemoved: boolean
  readonly runs: readonly Run[]
}

import type { CharId, ParagraphId, Range } from '../domain/char-ids.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../domain/records.ts'
import type { EmphasisStyle } from '../domain/segments.ts'

/** The lists in which ranges of the tape are named; `withdrawn` is the author's own `cut:<DELEGATION>`. */
export type ListName = 'incorporated' | 'cut' | 'withdrawn' | EmphasisStyle

/**
 * One thing that an action did, with what is needed to take it back. Taking back is itself a statement, so undo and
 * redo are the same act in two directions, and no character is ever written twice ([T19]).
 */
export type Statement =
  | { readonly kind: 'typed'; readonly range: Range; readonly left: CharId }
  | { readonly kind: 'listed'; readonly list: ListName; readonly range: Range }
  | { readonly kind: 'takenBack'; readonly list: ListName; readonly range: Range }
  | {
      readonly kind: 'record'
      readonly key: string
      readonly before: ProposalRecord | null
      readonly after: ProposalRecord
    }
  | {
      readonly kind: 'verdict'
      readonly name: string
      readonly before: VerdictRecord | null
      readonly after: VerdictRecord | null
    }
  | {
      readonly kind: 'block'
      readonly id: ParagraphId
      readonly before: BlockRecord | null
      readonly after: BlockRecord | null
    }

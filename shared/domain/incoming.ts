import type { CharId, ParagraphId, Range } from './char-ids.ts'
import type { Hand, ManuscriptComment, Piece } from './manuscript.ts'
import type { EmphasisStyle, ParagraphKind } from './segments.ts'

// What a document that comes back asks for, compared with the text as it stands now ([I10]): changes that name characters and
// paragraphs of the text, so that they can be made whatever else happens to it meanwhile.

export type Incoming = {
  readonly changes: readonly IncomingChange[]
  /** What others did, tracked in the document: theirs to bring. */
  readonly byOthers: number
}

export type IncomingChange = {
  /** Who tracked it; null for what is simply otherwise in the document. */
  readonly by: Hand | null
  readonly paragraph: ParagraphId
  readonly what: IncomingWhat
}

export type IncomingWhat =
  | {
      readonly kind: 'words'
      /** Behind which character the new words come. */
      readonly left: CharId
      readonly removed: readonly Range[]
      readonly removedWords: string
      readonly inserted: readonly (Piece | Break)[]
      /** Whether text of the same paragraph follows: a break there parts it. */
      readonly isMiddle: boolean
    }
  | { readonly kind: 'removal'; readonly words: string }
  | { readonly kind: 'join' }
  | { readonly kind: 'move'; readonly after: ParagraphId; readonly words: string }
  | {
      readonly kind: 'kind'
      readonly to: ParagraphKind
      readonly level: number
      readonly words: string
    }
  | {
      readonly kind: 'style'
      readonly ranges: readonly Range[]
      readonly style: EmphasisStyle
      readonly on: boolean
      readonly words: string
    }
  | {
      readonly kind: 'comment'
      readonly comment: ManuscriptComment
      /** The words of the comment that it answers. */
      readonly answers: string | null
      readonly ranges: readonly Range[]
      readonly quote: string
    }

/** The beginning of a paragraph among inserted words. */
export type Break = { readonly breaks: ParagraphKind; readonly level: number }

export function isBreak(part: Piece | Break): part is Break {
  return 'breaks' in part
}

/** Inserted words as one reads them, `¶` for a break. */
export function wordsInserted(parts: readonly (Piece | Break)[]): string {
  return parts.map((part) => (isBreak(part) ? '¶' : part.text)).join('')
}

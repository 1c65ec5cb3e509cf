import type { ParagraphId } from './char-ids.ts'
import type { EmphasisStyle, ParagraphKind } from './segments.ts'
import type { Sign } from './signs.ts'

// A text that came from elsewhere, arranged as the tape has it: paragraphs begin with what parts them from the one before, and
// what is tracked stands as what it proposes. It can be written with nothing more to decide than who the authors are.

/** Who did something, as the document names them, and when (milliseconds since 1970). */
export type Hand = { readonly author: string; readonly at: number | null }

export type Manuscript = {
  /** The first is the title, which is never proposed, joined, removed or moved. */
  readonly paragraphs: readonly ManuscriptParagraph[]
  readonly comments: readonly ManuscriptComment[]
  /** Whether it is a compilation text of ours: what others propose stands in it untracked. */
  readonly isCompiled?: true
}

export type ManuscriptParagraph = {
  /** The paragraph of a dossier that it came from. */
  readonly id: ParagraphId | null
  readonly kind: ParagraphKind
  readonly level: number
  /** Who proposes to begin a paragraph here. */
  readonly insertedBy: Hand | null
  /** Who propose to join it to the one before. */
  readonly joinedBy: readonly Hand[]
  /** Who proposes to remove it as a whole. */
  readonly removedBy: Hand | null
  /** Who proposes to read it elsewhere: behind which of the paragraphs, by index. */
  readonly moved: (Hand & { readonly after: number }) | null
  readonly rekinded: (Hand & { readonly to: ParagraphKind; readonly level: number }) | null
  readonly pieces: readonly Piece[]
}

/** Words with one status, or one sign; signs read as in `SIGN_CHARACTERS`. */
export type Piece = {
  readonly text: string
  readonly sign: Sign | null
  /** Styles before any tracked change of them; of proposed words the styles that they have. */
  readonly emphasis: readonly EmphasisStyle[]
  readonly insertedBy: Hand | null
  readonly deletedBy: readonly Hand[]
  /** Who proposes which styles instead. */
  readonly restyled: (Hand & { readonly to: readonly EmphasisStyle[] }) | null
  readonly comments: readonly string[]
}

export type ManuscriptComment = Hand & {
  readonly id: string
  readonly text: string
  readonly parent: string | null
  readonly paragraph: number | null
  readonly isResolved: boolean
}

/** Everybody whom the manuscript names, in the order in which they come up, with how much is theirs. */
export function handsIn({ paragraphs, comments }: Manuscript): ReadonlyMap<string, HandCount> {
  const counts = new Map<string, HandCount>()
  const count = (hand: Hand | null, what: keyof HandCount): void => {
    if (!hand) return
    const known = counts.get(hand.author) ?? NOTHING
    counts.set(hand.author, { ...known, [what]: known[what] + 1 })
  }
  for (const paragraph of paragraphs) {
    count(paragraph.insertedBy, 'insertions')
    for (const hand of paragraph.joinedBy) count(hand, 'deletions')
    count(paragraph.removedBy, 'deletions')
    count(paragraph.moved, 'others')
    count(paragraph.rekinded, 'others')
    for (const piece of paragraph.pieces) {
      if (!piece.sign) count(piece.insertedBy, 'insertions')
      for (const hand of piece.deletedBy) count(hand, 'deletions')
      count(piece.restyled, 'others')
    }
  }
  for (const comment of comments) count(comment, 'comments')
  return counts
}

export type HandCount = {
  readonly insertions: number
  readonly deletions: number
  /** Moves, kinds and styles. */
  readonly others: number
  readonly comments: number
}

const NOTHING: HandCount = { insertions: 0, deletions: 0, others: 0, comments: 0 }

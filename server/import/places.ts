import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  paragraphIdOf,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type { Manuscript, ManuscriptParagraph, Piece } from '../../shared/domain/manuscript.ts'
import type { Edit } from '../../shared/ydoc/edits.ts'

/** Where the paragraphs and pieces of a manuscript stand on the tape, as far as they are written. */
export class Places {
  readonly #manuscript: Manuscript
  readonly #marks = new Map<ManuscriptParagraph, CharId>()
  readonly #pieces = new Map<Piece, readonly Range[]>()

  readonly #done = new Map<Piece, Set<string>>()

  constructor(manuscript: Manuscript) {
    this.#manuscript = manuscript
  }

  putMark(paragraph: ManuscriptParagraph, mark: CharId): void {
    this.#marks.set(paragraph, mark)
  }

  putPiece(piece: Piece, ranges: readonly Range[]): void {
    this.#pieces.set(piece, ranges)
  }

  markOf(paragraph: ManuscriptParagraph): CharId | null {
    return this.#marks.get(paragraph) ?? null
  }

  idOf(paragraph: ManuscriptParagraph): ParagraphId | null {
    const mark = this.markOf(paragraph)
    return mark && paragraphIdOf(mark)
  }

  rangesOf(pieces: readonly Piece[]): Range[] {
    return mergeRanges(pieces.flatMap((piece) => this.#pieces.get(piece) ?? []))
  }

  /** The deletion of the piece by that author is written. */
  putDone(piece: Piece, author: string): void {
    this.#done.set(piece, new Set([...(this.#done.get(piece) ?? []), author]))
  }

  isDone(piece: Piece, author: string): boolean {
    return this.#done.get(piece)?.has(author) ?? false
  }

  isWritten(piece: Piece): boolean {
    return this.#pieces.has(piece)
  }

  /** The last character written of the paragraph before the piece at `end`; its mark if there is none. */
  lastBefore(paragraph: ManuscriptParagraph, end: number): CharId | null {
    const ranges = this.rangesOf(paragraph.pieces.slice(0, end))
    const last = ranges.at(-1)
    return last ? { client: last[0], clock: last[1] + last[2] - 1 } : this.markOf(paragraph)
  }

  paragraphs(): readonly (ParagraphId | null)[] {
    return this.#manuscript.paragraphs.map((paragraph) => this.idOf(paragraph))
  }
}

/** Types pieces one behind the other and sets them in their styles; returns the last character. References come later. */
export function typePieces(
  edit: Edit,
  left: CharId,
  pieces: readonly Piece[],
  places: Places,
): CharId {
  let last = left
  for (const group of wordsTogether(pieces)) {
    const [first] = group
    if (!first || first.sign?.kind === 'reference') continue
    const text = group.map((piece) => piece.text).join('')
    last = first.sign ? edit.insertSign(last, first.sign) : edit.insertText(last, text)
    let clock = last.clock - text.length + 1
    for (const piece of group) {
      const range: Range = [last.client, clock, piece.text.length]
      places.putPiece(piece, [range])
      clock += piece.text.length
      for (const style of piece.emphasis) edit.styleNew([range], style)
    }
  }
  return last
}

/** Words that follow one another are typed in one go; a sign is alone. */
function wordsTogether(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.[0] && !last[0].sign && !piece.sign) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

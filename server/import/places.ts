import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  paragraphIdOf,
  type Range,
} from '../../shared/domain/char-ids.ts'
import type { Manuscript, ManuscriptParagraph, Piece } from '../../shared/domain/manuscript.ts'

/** Where the paragraphs and pieces of a manuscript stand on the tape, as far as they are written. */
export class Places {
  readonly #manuscript: Manuscript
  readonly #marks = new Map<ManuscriptParagraph, CharId>()
  readonly #pieces = new Map<Piece, Range>()

  readonly #done = new Map<Piece, Set<string>>()

  constructor(manuscript: Manuscript) {
    this.#manuscript = manuscript
  }

  putMark(paragraph: ManuscriptParagraph, mark: CharId): void {
    this.#marks.set(paragraph, mark)
  }

  readonly putPiece = (piece: Piece, range: Range): void => {
    this.#pieces.set(piece, range)
  }

  markOf(paragraph: ManuscriptParagraph): CharId | null {
    return this.#marks.get(paragraph) ?? null
  }

  idOf(paragraph: ManuscriptParagraph): ParagraphId | null {
    const mark = this.markOf(paragraph)
    return mark && paragraphIdOf(mark)
  }

  rangesOf(pieces: readonly Piece[]): Range[] {
    return mergeRanges(
      pieces.flatMap((piece) => {
        const range = this.#pieces.get(piece)
        return range ? [range] : []
      }),
    )
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

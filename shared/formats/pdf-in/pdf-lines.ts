import type { PdfPiece } from './pdf-pages.ts'

/** A line as it is printed. */
export type PdfLine = {
  readonly text: string
  /** Where it begins, counted in the direction of reading; and where it ends. */
  readonly start: number
  readonly end: number
  readonly y: number
  readonly size: number
  /** A number stands in the margin before it. */
  readonly isNumbered: boolean
}

/** What the margin holds: the number of a paragraph or of a line. */
const MARGIN = /^\d{1,3}(?: (?:bis|ter|quater|quinquies|ante))?$/u

/** The lines of a page in the order in which it is read. */
export function linesOf(pieces: readonly PdfPiece[]): readonly PdfLine[] {
  const rows: PdfPiece[][] = []
  let row: PdfPiece[] = []
  let at: PdfPiece | null = null
  for (const piece of pieces) {
    const isSpace = piece.text.trim() === ''
    if (isSpace && row.length === 0) continue
    const size = Math.max(at?.size ?? 0, piece.size)
    const isOther = !isSpace && at !== null && Math.abs(piece.y - at.y) > size * 0.6
    if (isOther) {
      rows.push(row)
      row = []
    }
    row.push(piece)
    if (!isSpace) at = piece
  }
  rows.push(row)
  return rows.flatMap((one) => lineOf(one) ?? [])
}

function lineOf(row: readonly PdfPiece[]): PdfLine | null {
  const first = row.findIndex(({ text }) => text.trim() !== '')
  const head = row[first]
  const gap = row[first + 1]
  // A margin is further from the words than a space is wide.
  const isNumbered =
    head !== undefined && MARGIN.test(head.text.trim()) && gap !== undefined && isWide(gap, head)
  const words = row.slice(isNumbered ? first + 2 : first).filter(({ text }) => text !== '')
  const text = words
    .map((one) => one.text)
    .join('')
    .trim()
  const set = words.filter((one) => one.text.trim() !== '')
  if (text === '' || set.length === 0) return null
  const isRightToLeft = set.filter((one) => one.isRightToLeft).length * 2 > set.length
  const left = Math.min(...set.map(({ x }) => x))
  const right = Math.max(...set.map(({ x, width }) => x + width))
  return {
    text,
    start: isRightToLeft ? -right : left,
    end: isRightToLeft ? -left : right,
    y: Math.min(...set.map(({ y }) => y)),
    size: Math.max(...set.map(({ size }) => size)),
    isNumbered,
  }
}

function isWide(gap: PdfPiece, head: PdfPiece): boolean {
  return gap.text.trim() === '' && Math.abs(gap.width) > head.size * 1.5
}

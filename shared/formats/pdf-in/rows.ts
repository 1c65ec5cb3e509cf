import type { PdfPiece } from './pdf-pages.ts'

/** What stands at one height of a page. */
export type Row = {
  /** In the order in which the page sets them; none of them is blank, and there is one at least. */
  readonly pieces: readonly PdfPiece[]
  readonly leftmost: PdfPiece
  readonly rightmost: PdfPiece
  /** Those that the page sets apart from all others of the row. */
  readonly apart: ReadonlySet<PdfPiece>
}

/** The rows of a page from its top down, whatever the order in which it sets them. */
export function rowsOf(pieces: readonly PdfPiece[]): readonly Row[] {
  const set = pieces.filter(({ text }) => text.trim() !== '')
  const order = new Map(set.map((piece, at) => [piece, at]))
  const rows: PdfPiece[][] = []
  let top = Number.POSITIVE_INFINITY
  let size = 0
  for (const piece of set.toSorted((a, b) => b.y - a.y)) {
    size = Math.max(size, piece.size)
    const row = rows.at(-1)
    if (row && top - piece.y <= size * 0.5) row.push(piece)
    else {
      rows.push([piece])
      top = piece.y
      size = piece.size
    }
  }
  const placeOf = (piece: PdfPiece) => order.get(piece) ?? 0
  return rows.flatMap((row) => rowOf(row, placeOf))
}

function rowOf(pieces: readonly PdfPiece[], placeOf: (piece: PdfPiece) => number): readonly Row[] {
  const inOrder = pieces.toSorted((a, b) => placeOf(a) - placeOf(b))
  const leftmost = pieces.toSorted((a, b) => a.x - b.x)[0]
  const rightmost = pieces.toSorted((a, b) => b.x + b.width - (a.x + a.width))[0]
  if (!leftmost || !rightmost) return []
  const isNext = (a: PdfPiece, b: PdfPiece | undefined) =>
    b !== undefined && Math.abs(placeOf(a) - placeOf(b)) === 1
  const apart = inOrder.filter(
    (piece, at) => !isNext(piece, inOrder[at - 1]) && !isNext(piece, inOrder[at + 1]),
  )
  return [{ pieces: inOrder, leftmost, rightmost, apart: new Set(apart) }]
}

/** A cell by row and column, both from zero; column 0 is the heading of the row. */
export type Place = { readonly row: number; readonly column: number }

type Key = {
  readonly key: string
  readonly ctrlKey: boolean
  /** In a script that runs from right to left, where an arrow to the left leads on. */
  readonly isMirrored: boolean
}

/** Rows that a page has. */
const PAGE = 10

/** Where a key leads from a cell of a table of so many rows and columns, or null if it is no key of the table. */
export function placeAfter(
  { key, ctrlKey, isMirrored }: Key,
  { row, column }: Place,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Place | null {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: Math.max(0, Math.min(nextRow, rows - 1)),
    column: Math.max(0, Math.min(nextColumn, columns - 1)),
  })
  const aside = isMirrored ? -1 : 1
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowRight':
      return to(row, column + aside)
    case 'ArrowLeft':
      return to(row, column - aside)
    case 'PageDown':
      return to(row + PAGE, column)
    case 'PageUp':
      return to(row - PAGE, column)
    case 'Home':
      return to(ctrlKey ? 0 : row, 0)
    case 'End':
      return to(ctrlKey ? rows - 1 : row, columns - 1)
    default:
      return null
  }
}

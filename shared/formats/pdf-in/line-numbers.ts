import { isEnded } from '../concept-note/markers.ts'
import type { PdfPiece } from './pdf-pages.ts'
import { type Row, rowsOf } from './rows.ts'

// Drafts are printed with the numbers of their lines in the margin, which are no words of theirs. Two things tell them from the
// numbers of paragraphs: they rise by just as much as there are rows between them, and they stand beside lines that go on with a
// sentence, or are drawn apart from all lines. A single one stays where it is: nothing says what it counts.

type Pages = readonly (readonly PdfPiece[])[]
type Side = 'left' | 'right'
type Member = { readonly piece: PdfPiece; readonly rows: readonly Row[]; readonly at: number }
type Column = readonly Member[]
/** Two numbers that follow one another on a page: how much they rise, over how many rows. */
type Step = { readonly to: Member; readonly by: number; readonly over: number }

const NUMBER = /^[\d٠-٩۰-۹]{1,4}$/u

/** The pages without the numbers of their lines ([I14]), and those numbers. */
export function withoutLineNumbers(pages: Pages): {
  readonly pages: Pages
  readonly numbers: readonly string[]
} {
  const sheets = pages.map(rowsOf)
  const columns = [...columnsOn('left', sheets), ...columnsOn('right', sheets)]
  const numbers = new Set(columns.flatMap((column) => column.map(({ piece }) => piece)))
  const isNumber = (piece: PdfPiece | undefined) => piece !== undefined && numbers.has(piece)
  const isKept = (page: readonly PdfPiece[], piece: PdfPiece, at: number) =>
    piece.text.trim() === '' ? !isNumber(page[at - 1]) && !isNumber(page[at + 1]) : !isNumber(piece)
  return {
    pages: pages.map((page) => page.filter((piece, at) => isKept(page, piece, at))),
    numbers: [...numbers].map(({ text }) => text.trim()),
  }
}

/** The columns of numbers of lines on that side of the pages. */
function columnsOn(side: Side, sheets: readonly (readonly Row[])[]): readonly Column[] {
  const members = sheets.flatMap((rows) =>
    rows.flatMap((row, at): readonly Member[] => {
      const piece = side === 'left' ? row.leftmost : row.rightmost
      return NUMBER.test(piece.text.trim()) ? [{ piece, rows, at }] : []
    }),
  )
  return inColumns(members).filter((column) => countsLines(column) && isOutside(side, column))
}

/** Numbers that stand one above the other, each column in the order of its pages and rows. */
function inColumns(members: readonly Member[]): readonly Column[] {
  const columns: Member[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const member of members.toSorted((a, b) => a.piece.x - b.piece.x)) {
    const { x, width } = member.piece
    if (x < end) columns.at(-1)?.push(member)
    else columns.push([member])
    end = Math.max(end, x + width)
  }
  const order = new Map(members.map((member, at) => [member, at]))
  return columns.map((column) =>
    column.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  )
}

function countsLines(column: Column): boolean {
  const steps = stepsOf(column)
  const right = steps.filter(({ by, over }) => by === over)
  const least = right.reduce((min, { by }) => Math.min(min, by), Number.POSITIVE_INFINITY)
  if (right.length < (least > 1 ? 1 : 2) || right.length < steps.length * 0.75) return false
  const sheets = sheetsOf(column)
  const counted = right.reduce((sum, { by }) => sum + by, least * sheets.length)
  const rows = sheets.reduce((sum, { length }) => sum + length, 0)
  if (counted * 2 < rows) return false
  // No paragraphs are numbered by fives.
  if (least > 1) return true
  const numbers = new Set(column.map(({ piece }) => piece))
  const besideLines = right.filter(({ to }) => isApart(to) || goesOn(to, numbers))
  return besideLines.length > right.length * 0.1
}

/** Nearly all that stands on its pages beside no number stands further in. */
function isOutside(side: Side, column: Column): boolean {
  const numbered = new Set(column.map(({ rows, at }) => rows[at]))
  const others = sheetsOf(column).flatMap((rows) => rows.filter((row) => !numbered.has(row)))
  const edges = column.map(({ piece }) => (side === 'left' ? piece.x + piece.width : -piece.x))
  const edge = edges.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  const inside = others.filter(({ leftmost, rightmost }) =>
    side === 'left' ? leftmost.x >= edge : -(rightmost.x + rightmost.width) >= edge,
  )
  return inside.length >= others.length * 0.8
}

function stepsOf(column: Column): readonly Step[] {
  return column.flatMap((to, at) => {
    const from = column[at - 1]
    if (from?.rows !== to.rows) return []
    return [{ to, by: countOf(to) - countOf(from), over: to.at - from.at }]
  })
}

function sheetsOf(column: Column): readonly (readonly Row[])[] {
  return [...new Set(column.map(({ rows }) => rows))]
}

function countOf({ piece }: Member): number {
  const digits = [...piece.text.trim()].map((digit) => (digit.codePointAt(0) ?? 0) & 0xf)
  return Number(digits.join(''))
}

/** What is drawn apart from its row is no number of a paragraph; one without a row is the number of an empty line. */
function isApart({ piece, rows, at }: Member): boolean {
  return rows[at]?.apart.has(piece) === true
}

/** The row goes on with a sentence of the row above. */
function goesOn({ rows, at }: Member, numbers: ReadonlySet<PdfPiece>): boolean {
  const before = wordsOf(rows[at - 1], numbers)
  const words = wordsOf(rows[at], numbers)
  return words !== '' && !/^\p{Lu}/u.test(words) && !isEnded(before) && !/[,،，、]$/u.test(before)
}

function wordsOf(row: Row | undefined, but: ReadonlySet<PdfPiece>): string {
  const words = row?.pieces.filter((piece) => !but.has(piece)) ?? []
  return words
    .map(({ text }) => text)
    .join(' ')
    .trim()
}

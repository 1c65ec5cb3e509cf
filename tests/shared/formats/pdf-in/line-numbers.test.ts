import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutLineNumbers } from '../../../../shared/formats/pdf-in/line-numbers.ts'
import { linesOf } from '../../../../shared/formats/pdf-in/pdf-lines.ts'
import type { PdfPiece } from '../../../../shared/formats/pdf-in/pdf-pages.ts'

type Rows = readonly (readonly PdfPiece[])[]
type Margin = {
  readonly side: 'left' | 'right'
  readonly every: number
  /** Whether a page sets each number with its line, or all of them behind the lines. */
  readonly isInOrder: boolean
  readonly restarts: boolean
  readonly digits: string
}

const LEFT: Margin = {
  side: 'left',
  every: 1,
  isInOrder: true,
  restarts: true,
  digits: '0123456789',
}

const piece = (text: string, x: number, y: number, width: number, size = 10): PdfPiece => ({
  text,
  x,
  y,
  width,
  size,
  isRightToLeft: false,
})

const gap = (x: number, y: number): PdfPiece => piece(' ', x, y, 30, 0)

/** Paragraphs of so many lines each, the first beside its number. */
function pageOf(lengths: readonly number[], isNumbered: boolean): Rows {
  let y = 760
  return lengths.flatMap((length, paragraph) => {
    y -= 4
    return Array.from({ length }, (_, at) => {
      y -= 12
      const opens = at === 0 ? 'The Council ' : ''
      const words = `${opens}takes note of line${at === length - 1 ? '.' : ''}`
      const line = piece(words, 90, y, 400)
      const number = piece(`${paragraph + 1}`, 60, y, 5)
      return isNumbered && at === 0 ? [number, gap(65, y), line] : [line]
    })
  })
}

/** The pages with numbers in their margins. */
function numbered(pages: readonly Rows[], { side, every, isInOrder, restarts, digits }: Margin) {
  let line = 0
  return pages.map((page) => {
    if (restarts) line = 0
    const behind: PdfPiece[] = []
    const set = page.flatMap((row): readonly PdfPiece[] => {
      const y = row[0]?.y ?? 0
      line++
      if (line % every !== 0) return row
      const text = [...`${line}`].map((digit) => digits[Number(digit)]).join('')
      const number = piece(
        text,
        side === 'left' ? 45 - text.length * 4 : 510,
        y,
        text.length * 4,
        7,
      )
      if (isInOrder)
        return side === 'left' ? [number, gap(45, y), ...row] : [...row, gap(490, y), number]
      behind.push(number)
      return row
    })
    return [...set, ...behind]
  })
}

const bareOf = (pages: readonly Rows[]) => pages.map((rows) => rows.flat())
const read = (pages: Rows) => withoutLineNumbers(pages).pages.map(linesOf)

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 12 })
const pages = fc
  .tuple(
    fc.array(
      lengths.map((some) => [...some, 5, 5]),
      { minLength: 1, maxLength: 3 },
    ),
    fc.boolean(),
  )
  .map(([sheets, isNumbered]) => sheets.map((some) => pageOf(some, isNumbered)))
const margin: fc.Arbitrary<Margin> = fc.record({
  side: fc.constantFrom('left', 'right'),
  every: fc.constantFrom(1, 2, 5),
  isInOrder: fc.boolean(),
  restarts: fc.boolean(),
  digits: fc.constantFrom('0123456789', '٠١٢٣٤٥٦٧٨٩'),
})

describe('[I14] the numbers of the lines of a PDF', () => {
  it('change nothing of what its lines are, wherever they stand', () => {
    fc.assert(
      fc.property(pages, margin, (bare, how) => {
        expect(read(numbered(bare, how))).toEqual(bareOf(bare).map(linesOf))
      }),
      { numRuns: 25 },
    )
  })

  it('are no numbers of paragraphs, of which none is lost, also where all are of one line', () => {
    const some = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 3 }), (sheets) => {
        const bare = bareOf(sheets.map((one) => pageOf(one, true)))
        expect(withoutLineNumbers(bare)).toEqual({ pages: bare, numbers: [] })
      }),
      { numRuns: 25 },
    )
    const short = [
      pageOf(
        Array.from({ length: 20 }, () => 1),
        true,
      ),
    ]
    expect(read(bareOf(short))[0]?.map((line) => line.isNumbered)).toEqual(
      Array.from({ length: 20 }, () => true),
    )
    expect(read(numbered(short, { ...LEFT, isInOrder: false }))).toEqual(bareOf(short).map(linesOf))
  })

  it('are told, and a table that counts its rows within the margin keeps them', () => {
    const page = pageOf([3, 4], false)
    expect(withoutLineNumbers(numbered([page], LEFT)).numbers).toEqual([...'1234567'])
    const table = ['Angola', 'Belgium', 'Chad', 'Denmark'].flatMap((name, at) => [
      piece(`${at + 1}`, 90, 600 - at * 12, 5),
      gap(95, 600 - at * 12),
      piece(name, 130, 600 - at * 12, 50),
    ])
    const both = [...page.flat(), ...table]
    expect(withoutLineNumbers([both]).pages).toEqual([both])
    expect(withoutLineNumbers([table]).pages).toEqual([table])
  })
})

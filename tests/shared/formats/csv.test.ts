import { describe, expect, it } from 'vitest'
import { csvOf } from '../../../shared/formats/csv.ts'

describe('[X12] a table as CSV', () => {
  it('ends its lines as spreadsheets expect, and quotes what would part a cell', () => {
    expect(csvOf([['7 bis', 'a, b', 'say "no"', 'two\nlines', '立场']])).toBe(
      '\uFEFF7 bis,"a, b","say ""no""","two\nlines",立场\r\n',
    )
  })

  it('has no cell that a spreadsheet would take for a formula', () => {
    for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      const [cell = ''] = csvOf([[evil]])
        .slice(1)
        .split('\r\n')
      expect(cell.replace(/^"/u, '').startsWith("'")).toBe(true)
    }
    expect(csvOf([['7 = 7']])).toBe('\uFEFF7 = 7\r\n')
  })
})

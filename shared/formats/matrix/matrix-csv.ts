import { csvOf } from '../csv.ts'
import type { ExportSource } from '../export-source.ts'
import { matrixOf } from './matrix-of.ts'

/** The table of positions as CSV ([X12], [X43]). */
export function matrixCsv(source: ExportSource): string {
  const { columns, rows } = matrixOf(source)
  return csvOf([columns, ...rows.map((row) => row.map(({ text }) => text))])
}

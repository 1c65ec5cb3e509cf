import type { ExportSource } from '../export-source.ts'
import { FORMULAS, isFormulaLang } from '../formulas.ts'
import { type OfficePart, officePackage, type Relation } from '../office-package.ts'
import { escapeXml, XML_HEAD } from '../xml.ts'
import { type Matrix, type MatrixCell, matrixOf } from './matrix-of.ts'
import { HEAD, PLAIN, styleOf, stylesXml } from './sheet-styles.ts'

// The table of positions as a workbook of one sheet ([X43]), written by hand: every cell is a string and none a formula.

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Number, paragraph and rung stay in sight, and so do the headings. */
const FROZEN = 3
/** Widths of columns in characters: these three, then each member's. */
const WIDTHS = [8, 44, 20]
const MEMBER = 22
/** Roughly how high a line is, in points. */
const LINE = 15

/** The workbook; the same text gives the same bytes. */
export function matrixXlsx(source: ExportSource): Uint8Array {
  const matrix = matrixOf(source)
  const lang = isFormulaLang(matrix.lang) ? matrix.lang : 'en'
  const sheet: Relation = { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' }
  const styles: Relation = { id: 'rId2', type: 'styles', target: 'styles.xml' }
  const parts: readonly [OfficePart, ...OfficePart[]] = [
    {
      path: 'xl/workbook.xml',
      type: `${SHEET}.sheet.main+xml`,
      xml: workbookXml(matrix),
      relations: [sheet, styles],
    },
    {
      path: 'xl/worksheets/sheet1.xml',
      type: `${SHEET}.worksheet+xml`,
      xml: sheetXml(matrix, FORMULAS[lang].isRightToLeft),
    },
    { path: 'xl/styles.xml', type: `${SHEET}.styles+xml`, xml: stylesXml() },
  ]
  return officePackage(
    { title: `${matrix.title} – ${source.dossier.topic}`, lang: FORMULAS[lang].tag },
    parts,
  )
}

function workbookXml({ title }: Matrix): string {
  const name = escapeXml(title)
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$A:$C,'${name}'!$1:$1</definedName></definedNames></workbook>`
}

function sheetXml({ columns, rows }: Matrix, isRightToLeft: boolean): string {
  const corner = nameOfCell(FROZEN, 1)
  const direction = isRightToLeft ? ' rightToLeft="1"' : ''
  const widths = columns.map((_, at) => WIDTHS[at] ?? MEMBER)
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const head = columns.map((text) => ({ text, stand: null }))
  const all = [head, ...rows].map((row, at) => rowXml(row, at, widths))
  return `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${direction}><pane xSplit="${FROZEN}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${LINE}"/><cols>${cols.join('')}</cols><sheetData>${all.join('')}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

function rowXml(cells: readonly MatrixCell[], at: number, widths: readonly number[]): string {
  const lines = Math.max(
    ...cells.map(({ text }, column) => linesOf(text, widths[column] ?? MEMBER)),
  )
  const set = cells.map((cell, column) => {
    const style = at === 0 ? HEAD : cell.stand === null ? PLAIN : styleOf(cell.stand)
    const where = `r="${nameOfCell(column, at)}" s="${style}"`
    return cell.text === ''
      ? `<c ${where}/>`
      : `<c ${where} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`
  })
  return `<row r="${at + 1}" ht="${lines * LINE}" customHeight="1">${set.join('')}</row>`
}

/** How many lines the words take in a column, for no reader measures a row that it is not asked to. */
function linesOf(text: string, width: number): number {
  const lengthOf = (line: string) =>
    [...line].reduce((sum, char) => sum + (char > '\u2E7F' ? 2 : 1), 0)
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / (width - 2))), 0)
}

/** `AA1` for column 26 of row 0. */
function nameOfCell(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row + 1}`
}

import { DOCUMENT_WORDS } from '../document-words.ts'
import type { Statement } from '../statement.ts'
import { paragraphXml } from './paragraph.ts'
import type { Setting } from './setting.ts'

// The head of an issued document: organization and symbol above a line; below it a labelled place for the emblem, which is the
// secretariat's to print, the organ, and distribution, date and original language; a thicker line ends it.

/** Of the columns, in twentieths of a point. */
const WIDTHS = [1400, 5306, 2800] as const

/** The masthead as a table; empty for a document without one. */
export function mastheadXml({ masthead, lang }: Statement, setting: Setting): string {
  const [first, second, ...rest] = masthead
  if (!first || !second) return ''
  const lines = [second, ...rest].map(([, line]) => lineXml(line, 'MastheadLine', setting))
  const { emblem } = DOCUMENT_WORDS[lang]
  const box = ['top', 'left', 'bottom', 'right'].map((side) => rule(side, 'dashed', 4)).join('')
  const above = rule('bottom', 'single', 4)
  const below = rule('bottom', 'single', 18)
  const rows = [
    rowXml([
      cellXml(WIDTHS[0], above, lineXml('', '', setting)),
      cellXml(WIDTHS[1], above, lineXml(first[0], 'MastheadName', setting)),
      cellXml(WIDTHS[2], above, lineXml(first[1], 'MastheadSymbol', setting)),
    ]),
    rowXml([
      cellXml(WIDTHS[0], box, lineXml(emblem, 'MastheadLine', setting)),
      cellXml(WIDTHS[1], below, lineXml(second[0], 'MastheadOrgan', setting)),
      cellXml(WIDTHS[2], below, lines.join('')),
    ]),
  ]
  const direction = setting.isRightToLeft ? '<w:bidiVisual/>' : ''
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr>${direction}<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

function rule(side: string, kind: string, size: number): string {
  return `<w:${side} w:val="${kind}" w:sz="${size}" w:space="0" w:color="auto"/>`
}

function rowXml(cells: readonly string[]): string {
  return `<w:tr>${cells.join('')}</w:tr>`
}

function cellXml(width: number, borders: string, content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:tcBorders>${borders}</w:tcBorders></w:tcPr>${content}</w:tc>`
}

function lineXml(text: string, style: string, setting: Setting): string {
  const run = text === '' ? '' : setting.run(text, setting.look([], '', style))
  return paragraphXml({ style: 'Masthead' }, run, setting)
}

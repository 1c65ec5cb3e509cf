import { paragraphXml } from './paragraph.ts'
import type { Setting } from './setting.ts'

export type Table = {
  readonly columns: readonly string[]
  /** Of the columns, in twentieths of a point. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

/** A table of plain words whose headings stand on each of its pages. */
export function tableXml({ columns, widths, rows }: Table, setting: Setting): string {
  const direction = setting.isRightToLeft ? '<w:bidiVisual/>' : ''
  const rules = ['top', 'bottom', 'insideH'].map(
    (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`,
  )
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const head = rowXml(columns, widths, setting, true)
  const body = rows.map((row) => rowXml(row, widths, setting, false))
  return `<w:tbl><w:tblPr>${direction}<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${rules.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${head}${body.join('')}</w:tbl>`
}

function rowXml(
  cells: readonly string[],
  widths: readonly number[],
  setting: Setting,
  isHead: boolean,
): string {
  const look = setting.look(isHead ? ['bold'] : [])
  const set = cells.map((cell, at) => {
    const paragraph = paragraphXml({ style: 'Cell' }, setting.run(cell, look), setting)
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph}</w:tc>`
  })
  return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${set.join('')}</w:tr>`
}

import { TAKEN_STANDS, type TakenStand } from '../../domain/positions.ts'
import { XML_HEAD } from '../xml.ts'

/** Indices of the looks of cells: of an ordinary one, and of a heading. */
export const PLAIN = 0
export const HEAD = 1

/** Pale enough to read black words on; each stand is written out besides. */
const FILLS: Readonly<Record<TakenStand, string>> = {
  agree: 'E2F0D9',
  flexible: 'F1F6E4',
  reserve: 'FFF2CC',
  oppose: 'F8D7DA',
  awaiting: 'E7E6E6',
}
const HEAD_FILL = 'D9E2F3'

/** The look of a cell that says where a delegation stands. */
export function styleOf(stand: TakenStand): number {
  return 2 + TAKEN_STANDS.indexOf(stand)
}

/** `xl/styles.xml` with these looks. */
export function stylesXml(): string {
  const colours = [HEAD_FILL, ...TAKEN_STANDS.map((stand) => FILLS[stand])]
  const fills = colours.map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  )
  const font = (bold: string) =>
    `<font>${bold}<sz val="10"/><name val="Calibri"/><family val="2"/></font>`
  const look = (fill: number, fontId: number) =>
    `<xf numFmtId="49" fontId="${fontId}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`
  const looks = [look(0, 0), ...colours.map((_, at) => look(at + 2, at === 0 ? 1 : 0))]
  const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`
  const border = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
  const bare = '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const own =
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
  return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="${colours.length + 2}">${own}${fills.join('')}</fills><borders count="2">${bare}${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length}">${looks.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

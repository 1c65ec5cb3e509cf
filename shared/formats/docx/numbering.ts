import { escapeXml, XML_HEAD } from '../xml.ts'
import type { Part } from './package.ts'

/** The part of lists of one number each, the first of them list 1. */
export function numberingPart(labels: readonly string[]): Part {
  const lists = labels.map(
    (label, at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/><w:lvlText w:val="${escapeXml(label)}"/><w:lvlJc w:val="left"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:lvl></w:abstractNum>`,
  )
  const uses = labels.map(
    (_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`,
  )
  return {
    name: 'numbering.xml',
    relation: 'numbering',
    content: 'numbering',
    xml: `${XML_HEAD}<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${[...lists, ...uses].join('')}</w:numbering>`,
  }
}

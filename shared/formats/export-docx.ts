import { carriedParts } from './docx/carried.ts'
import { footerXml, headerXml, statementXml } from './docx/document.ts'
import { type Part, packDocument } from './docx/package.ts'
import { Setting } from './docx/setting.ts'
import { stylesXml } from './docx/styles.ts'
import type { ExportSource } from './export-source.ts'
import { FORMULAS, type FormulaLang } from './formulas.ts'
import { statementOf } from './statement.ts'
import { XML_HEAD } from './xml.ts'

// The statement as a WordprocessingML package written by hand: a few small parts, no library between us and what a
// word processor reads ([X4]). The same text gives the same bytes.

/** The clean base text as DOCX; the lines of a draft are numbered on request ([X44]). */
export function exportDocx(source: ExportSource, isLineNumbered = false): Uint8Array {
  const statement = statementOf(source)
  const { lang, title, mark, masthead } = statement
  const setting = new Setting(lang)
  const body = statementXml(statement, setting, isLineNumbered)
  const header = mark ?? masthead[0]?.[1] ?? ''
  return packDocument({
    title,
    lang: FORMULAS[lang].tag,
    body,
    parts: [
      ...commonParts(lang, headerXml(header, setting)),
      ...setting.parts,
      ...carriedParts(source),
    ],
    links: setting.links,
  })
}

/** The parts that every document has, in the order to which `documentXml` refers. */
export function commonParts(lang: FormulaLang, header: string): readonly Part[] {
  return [
    { name: 'styles.xml', relation: 'styles', content: 'styles', xml: stylesXml(lang) },
    { name: 'settings.xml', relation: 'settings', content: 'settings', xml: settingsXml() },
    { name: 'header1.xml', relation: 'header', content: 'header', xml: header },
    { name: 'footer1.xml', relation: 'footer', content: 'footer', xml: footerXml() },
  ]
}

function settingsXml(): string {
  return `${XML_HEAD}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
}

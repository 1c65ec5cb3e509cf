import { type Zippable, zipSync } from 'fflate'
import { documentXml, footerXml, headerXml } from './docx/document.ts'
import { stylesXml } from './docx/styles.ts'
import { escapeXml, XML_HEAD } from './docx/xml.ts'
import type { ExportSource } from './export-source.ts'
import { FORMULAS } from './formulas.ts'
import { type Statement, statementOf } from './statement.ts'

// The statement as a WordprocessingML package written by hand: eight small parts, no library between us and what a
// word processor reads ([X4]). The same text gives the same bytes.

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The clean base text as DOCX. */
export function exportDocx(source: ExportSource): Uint8Array {
  const statement = statementOf(source)
  const { lang } = statement
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypesXml(),
    '_rels/.rels': relationshipsXml([
      [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
      [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': coreXml(statement),
    'word/document.xml': documentXml(statement),
    'word/_rels/document.xml.rels': relationshipsXml(
      ['styles', 'settings', 'header', 'footer'].map((part) => [
        `${OFFICE}/relationships/${part}`,
        part === 'header' || part === 'footer' ? `${part}1.xml` : `${part}.xml`,
      ]),
    ),
    'word/styles.xml': stylesXml(lang),
    'word/settings.xml': settingsXml(),
    'word/header1.xml': headerXml(statement),
    'word/footer1.xml': footerXml(),
  }
  return zip(parts)
}

function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const files: Zippable = {}
  for (const [name, xml] of Object.entries(parts)) files[name] = encoder.encode(xml)
  // The earliest moment a ZIP can name, in local time as ZIP has it, so that the bytes say nothing of when or where.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

function contentTypesXml(): string {
  const overrides = [
    ['word/document.xml', `${WORD}.document.main+xml`],
    ['word/styles.xml', `${WORD}.styles+xml`],
    ['word/settings.xml', `${WORD}.settings+xml`],
    ['word/header1.xml', `${WORD}.header+xml`],
    ['word/footer1.xml', `${WORD}.footer+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relationshipsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function coreXml({ title, lang }: Statement): string {
  const { tag } = FORMULAS[lang]
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${tag}</dc:language></cp:coreProperties>`
}

function settingsXml(): string {
  return `${XML_HEAD}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
}

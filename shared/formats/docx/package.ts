import { type Zippable, zipSync } from 'fflate'
import { escapeXml, XML_HEAD } from './xml.ts'

// The container: parts, what each of them is, and which refers to which.

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A part that the main document refers to. */
export type Part = {
  /** `styles.xml`, in the folder of the document. */
  readonly name: string
  readonly xml: string
  /** The last word of the relationship's type, or all of it. */
  readonly relation: string
  /** The last word of the content type, or all of it. */
  readonly content: string
}

/** Something outside the package that the document leads to. */
export type Link = { readonly id: string; readonly href: string }

export type Document = {
  readonly title: string
  readonly lang: string
  readonly body: string
  /** Referred to as rId1, rId2 … in their order. */
  readonly parts: readonly Part[]
  readonly links: readonly Link[]
}

/** The document as a ZIP; the same parts give the same bytes. */
export function packDocument({ title, lang, body, parts, links }: Document): Uint8Array {
  const own = parts.map(({ name, relation }, at) => relationship(`rId${at + 1}`, relation, name))
  const external = links.map(({ id, href }) => relationship(id, 'hyperlink', href, true))
  return zip({
    '[Content_Types].xml': contentTypesXml(parts),
    '_rels/.rels': relationshipsXml([
      relationship('rId1', 'officeDocument', 'word/document.xml'),
      relationship(
        'rId2',
        `${PACKAGE}/relationships/metadata/core-properties`,
        'docProps/core.xml',
      ),
    ]),
    'docProps/core.xml': coreXml(title, lang),
    'word/document.xml': body,
    'word/_rels/document.xml.rels': relationshipsXml([...own, ...external]),
    ...Object.fromEntries(parts.map(({ name, xml }) => [`word/${name}`, xml])),
  })
}

function zip(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder()
  const files: Zippable = {}
  for (const [name, xml] of Object.entries(parts)) files[name] = encoder.encode(xml)
  // The earliest moment a ZIP can name, in local time as ZIP has it, so that the bytes say nothing of when or where.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) })
}

function contentTypesXml(parts: readonly Part[]): string {
  const overrides = [
    ['word/document.xml', `${WORD}.document.main+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...parts.map(({ name, content }) => [
      `word/${name}`,
      content.includes('/') ? content : `${WORD}.${content}+xml`,
    ]),
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relationship(id: string, type: string, target: string, isExternal = false): string {
  const whole = type.includes('/') ? type : `${OFFICE}/relationships/${type}`
  const mode = isExternal ? ' TargetMode="External"' : ''
  return `<Relationship Id="${id}" Type="${whole}" Target="${escapeXml(target)}"${mode}/>`
}

function relationshipsXml(all: readonly string[]): string {
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function coreXml(title: string, lang: string): string {
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${lang}</dc:language></cp:coreProperties>`
}

import { type Zippable, zipSync } from 'fflate'
import { escapeXml, XML_HEAD } from './xml.ts'

// The container of office documents (ISO/IEC 29500-2): parts, what each of them is, and which refers to which.

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export type OfficePart = {
  /** `word/document.xml`. */
  readonly path: string
  /** Its content type; null for XML of no special kind. */
  readonly type: string | null
  readonly xml: string
  /** What it refers to. */
  readonly relations?: readonly Relation[]
}

export type Relation = {
  readonly id: string
  /** The last word of the relationship's type, or all of it. */
  readonly type: string
  readonly target: string
  /** Whether it leads out of the package. */
  readonly isExternal?: boolean
}

type About = { readonly title: string; readonly lang: string }

/** The package as a ZIP, its main part first; the same parts give the same bytes. */
export function officePackage(
  { title, lang }: About,
  parts: readonly [OfficePart, ...OfficePart[]],
): Uint8Array {
  const core: OfficePart = {
    path: 'docProps/core.xml',
    type: 'application/vnd.openxmlformats-package.core-properties+xml',
    xml: `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>${lang}</dc:language></cp:coreProperties>`,
  }
  const roots: readonly Relation[] = [
    { id: 'rId1', type: 'officeDocument', target: parts[0].path },
    { id: 'rId2', type: `${PACKAGE}/relationships/metadata/core-properties`, target: core.path },
  ]
  return zip([
    ['[Content_Types].xml', contentTypesXml([...parts, core])],
    ['_rels/.rels', relationsXml(roots)],
    [core.path, core.xml],
    ...parts.flatMap(filesOf),
  ])
}

type File = readonly [path: string, xml: string]

function filesOf({ path, xml, relations = [] }: OfficePart): readonly File[] {
  const own: File = [path, xml]
  if (relations.length === 0) return [own]
  const beside = path.replace(/[^/]+$/u, (name) => `_rels/${name}.rels`)
  return [own, [beside, relationsXml(relations)]]
}

function zip(files: readonly File[]): Uint8Array {
  const encoder = new TextEncoder()
  const entries: Zippable = {}
  for (const [path, xml] of files) entries[path] = encoder.encode(xml)
  // The earliest moment a ZIP can name, in local time as ZIP has it, so that the bytes say nothing of when or where.
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
}

function contentTypesXml(parts: readonly OfficePart[]): string {
  const overrides = parts.flatMap(({ path, type }) =>
    type === null ? [] : [`<Override PartName="/${path}" ContentType="${type}"/>`],
  )
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

function relationsXml(relations: readonly Relation[]): string {
  const all = relations.map(({ id, type, target, isExternal }) => {
    const whole = type.includes('/') ? type : `${OFFICE}/relationships/${type}`
    const mode = isExternal ? ' TargetMode="External"' : ''
    return `<Relationship Id="${id}" Type="${whole}" Target="${escapeXml(target)}"${mode}/>`
  })
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

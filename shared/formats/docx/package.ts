import { type OfficePart, officePackage, type Relation } from '../office-package.ts'

// A Word document as a package: its main part, the parts that this refers to, and where links lead.

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A part that the main document refers to. */
export type Part = {
  /** `styles.xml`, in the folder of the document; `../` leads out of it. */
  readonly name: string
  readonly xml: string
  /** The last word of the relationship's type, or all of it; null for what another part refers to. */
  readonly relation: string | null
  /** The last word of the content type, or all of it; null for XML of no special kind. */
  readonly content: string | null
  /** What it refers to itself. */
  readonly relations?: readonly Relation[]
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
  const own = parts.flatMap(({ name, relation }, at): readonly Relation[] =>
    relation === null ? [] : [{ id: `rId${at + 1}`, type: relation, target: name }],
  )
  const external = links.map(({ id, href }): Relation => {
    return { id, type: 'hyperlink', target: href, isExternal: true }
  })
  const main: OfficePart = {
    path: 'word/document.xml',
    type: `${WORD}.document.main+xml`,
    xml: body,
    relations: [...own, ...external],
  }
  return officePackage({ title, lang }, [main, ...parts.map(partOf)])
}

function partOf({ name, content, xml, relations = [] }: Part): OfficePart {
  const path = name.startsWith('../') ? name.slice('../'.length) : `word/${name}`
  const isShort = content !== null && !content.includes('/')
  return { path, type: isShort ? `${WORD}.${content}+xml` : content, xml, relations }
}

import { numberParagraphs } from '../../domain/numbers.ts'
import { type ExportSource, textOf } from '../export-source.ts'
import { hashOfText } from '../text-hash.ts'
import { escapeXml, XML_HEAD } from '../xml.ts'
import { bookmarkOf } from './ids.ts'
import type { Part } from './package.ts'

/** The namespace of what a Word document of ours carries besides its words. */
const CARRIED = 'urn:penholder:document:1'
/** By which a word processor keeps it apart from what others put there. */
const STORE = '{7C2F3B5E-0B64-4C0E-9D0E-4F2B9A1D6C11}'

/**
 * What Word cannot hold, as a part of custom XML that it keeps ([X44]): of which dossier and revision the text is, the hash of its base
 * text, and each paragraph's bookmark, id, number and kind.
 */
export function carriedParts({ dossier, lang, base, markup }: ExportSource): readonly Part[] {
  const revision = dossier.revisions.at(-1)?.name ?? ''
  const numbers = numberParagraphs(markup, dossier.revisions.at(-1)?.numbers)
  const paragraphs = base
    .filter((paragraph) => textOf(paragraph).trim() !== '')
    .map(({ id, kind, level }) => {
      const number = numbers.get(id) ?? ''
      return `<paragraph bookmark="${bookmarkOf(id)}" id="${id}" number="${escapeXml(number)}" kind="${kind}" level="${level}"/>`
    })
  const about = `dossier="${escapeXml(dossier.id)}" lang="${escapeXml(lang)}" revision="${escapeXml(revision)}" textHash="${hashOfText(base)}"`
  return [
    {
      name: '../customXml/item1.xml',
      relation: 'customXml',
      content: null,
      xml: `${XML_HEAD}<document xmlns="${CARRIED}" ${about}>${paragraphs.join('')}</document>`,
      relations: [{ id: 'rId1', type: 'customXmlProps', target: 'itemProps1.xml' }],
    },
    {
      name: '../customXml/itemProps1.xml',
      relation: null,
      content: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      xml: `${XML_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${CARRIED}"/></ds:schemaRefs></ds:datastoreItem>`,
    },
  ]
}

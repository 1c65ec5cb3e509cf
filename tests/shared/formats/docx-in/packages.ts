import { strToU8, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export type Parts = Readonly<Record<string, string>>

/** The parts of a document with this body; others are related to it by their names. */
export function partsOf(body: string, others: Parts = {}): Parts {
  const related = Object.keys(others).map(
    (name, i) =>
      `<Relationship Id="r${i}" Type="${OFFICE}/${name.replace('.xml', '')}" Target="${name}"/>`,
  )
  const links =
    '<Relationship Id="link" Type="t/hyperlink" Target="https://un.org/" TargetMode="External"/>'
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${related.join('')}${links}</Relationships>`,
    ...Object.fromEntries(
      Object.entries(others).map(([name, xml]) => [
        `word/${name}`,
        xml.replace(
          '>',
          ` xmlns:w="${W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">`,
        ),
      ]),
    ),
  }
}

export function zipped(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])
  return zipSync(Object.fromEntries(files), { level })
}

/** A document with this body. */
export function docx(body: string, others: Parts = {}): Uint8Array {
  return zipped(partsOf(body, others))
}

/** A paragraph of these runs. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content}</w:p>`

export const r = (words: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`

const who = (author: string): string =>
  `w:id="1" w:author="${author}" w:date="2020-03-02T10:00:00Z"`
export const ins = (author: string, content: string): string =>
  `<w:ins ${who(author)}>${content}</w:ins>`
export const del = (author: string, words: string): string =>
  `<w:del ${who(author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
/** Properties of a paragraph whose end is inserted or deleted. */
export const end = (kind: 'ins' | 'del', author: string): string =>
  `<w:rPr><w:${kind} ${who(author)}/></w:rPr>`

import { type Piece, plainWords, type Words } from '../pieces.ts'
import type { Statement, StatementBlock } from '../statement.ts'
import { XML_HEAD } from '../xml.ts'
import { paragraphXml, wordsXml } from './paragraph.ts'
import { NAMESPACES, type Setting } from './setting.ts'

/** The style of each kind of paragraph; a reader finds the kind by it. */
const STYLES: Readonly<Record<StatementBlock['kind'], string>> = {
  title: 'Title',
  heading: 'Heading',
  opening: 'Opening',
  chapeau: 'Chapeau',
  plain: 'Statement',
  pp: 'Preambular',
  op: 'Operative',
  sub: 'Subparagraph',
}

// A4 with the margins of the Council's documents.
const PAGE =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1152" w:left="1200" w:header="576" w:footer="576" w:gutter="0"/>'

/** The deepest level that has a style of its own. */
const DEEPEST = 3

/** The style of a paragraph of a kind and level. */
export function styleOf(kind: StatementBlock['kind'], level: number): string {
  return kind === 'sub' && level > 1 ? `${STYLES.sub}${Math.min(level, DEEPEST)}` : STYLES[kind]
}

/** The body of the statement. */
export function statementXml({ masthead, title, blocks }: Statement, setting: Setting): string {
  const body = [
    ...masthead.map((line) => plainXml('Masthead', line.join('\t'), setting)),
    plainXml(STYLES.title, title, setting),
    ...blocks.map(({ kind, level, pieces }) =>
      paragraphXml({ style: styleOf(kind, level) }, runsXml(pieces, setting), setting),
    ),
  ]
  return documentXml(body.join(''), setting)
}

/** `word/document.xml` with its one section; the header is the third part, the footer the fourth. */
export function documentXml(body: string, { isRightToLeft }: Setting): string {
  const bidi = isRightToLeft ? '<w:bidi/>' : ''
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>${PAGE}${bidi}</w:sectPr>`
  return `${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`
}

/** `word/header1.xml`: on every page, what the document is. */
export function headerXml(text: string, setting: Setting): string {
  return `${XML_HEAD}<w:hdr ${NAMESPACES}>${plainXml('Header', text, setting)}</w:hdr>`
}

/** `word/footer1.xml`: the page, and how many there are. */
export function footerXml(): string {
  const page = `${field('PAGE')}<w:r><w:t>/</w:t></w:r>${field('NUMPAGES')}`
  return `${XML_HEAD}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${page}</w:p></w:ftr>`
}

function field(instruction: string): string {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark('separate')}<w:r><w:t>1</w:t></w:r>${mark('end')}`
}

function plainXml(style: string, text: string, setting: Setting): string {
  return paragraphXml({ style }, wordsXml(plainWords(text), setting), setting)
}

function runsXml(pieces: readonly Piece[], setting: Setting): string {
  const set = (words: Words) => wordsXml(words, setting)
  return pieces
    .map((piece) =>
      piece.kind === 'words'
        ? set(piece)
        : setting.note(piece.words.map((words) => set({ ...words, href: null })).join('')),
    )
    .join('')
}

import { type Piece, plainWords, type Words } from '../pieces.ts'
import type { Statement, StatementBlock } from '../statement.ts'
import { XML_HEAD } from '../xml.ts'
import { mastheadXml } from './masthead.ts'
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

/** The body of the statement: a draft with the numbers of its paragraphs in the margin, an issued document with its masthead. */
export function statementXml(
  statement: Statement,
  setting: Setting,
  isLineNumbered: boolean,
): string {
  const { mark, title, blocks } = statement
  const isIssued = mark === null
  const body = [
    mastheadXml(statement, setting),
    plainXml(STYLES.title, title, setting),
    ...blocks.map(({ kind, level, paragraph, number, pieces }) => {
      const dress = { style: styleOf(kind, level), level, number, id: paragraph }
      return paragraphXml(dress, runsXml(pieces, setting), setting)
    }),
  ]
  return documentXml(body.join(''), setting, {
    isTitled: isIssued,
    isLineNumbered: isLineNumbered && !isIssued,
  })
}

type Section = {
  /** Its first page has no header, for a masthead stands there. */
  readonly isTitled: boolean
  readonly isLineNumbered: boolean
}
const PLAIN_SECTION: Section = { isTitled: false, isLineNumbered: false }

/** `word/document.xml` with its one section; the header is the third part, the footer the fourth. */
export function documentXml(
  body: string,
  { isRightToLeft }: Setting,
  { isTitled, isLineNumbered }: Section = PLAIN_SECTION,
): string {
  const bidi = isRightToLeft ? '<w:bidi/>' : ''
  const footer = (pages: string) => `<w:footerReference w:type="${pages}" r:id="rId4"/>`
  const footers = isTitled ? `${footer('default')}${footer('first')}` : footer('default')
  const lines = isLineNumbered ? '<w:lnNumType w:countBy="1" w:restart="newPage"/>' : ''
  const first = isTitled ? '<w:titlePg/>' : ''
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>${footers}${PAGE}${lines}${first}${bidi}</w:sectPr>`
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

/** A paragraph of plain words in a style of the document. */
export function plainXml(style: string, text: string, setting: Setting): string {
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

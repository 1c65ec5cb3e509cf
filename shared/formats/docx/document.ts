import { FORMULAS, type FormulaLang } from '../formulas.ts'
import type { Statement, StatementBlock } from '../statement.ts'
import { langXml } from './styles.ts'
import { escapeXml, XML_HEAD } from './xml.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

const STYLES: Readonly<Record<StatementBlock['kind'], string>> = {
  title: 'Title',
  heading: 'Heading',
  opening: 'Opening',
  chapeau: 'Statement',
  plain: 'Statement',
  pp: 'Statement',
  op: 'Statement',
  sub: 'Subparagraph',
}

// A4 with the margins of the Council's documents.
const PAGE =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1152" w:left="1200" w:header="576" w:footer="576" w:gutter="0"/>'

/** `word/document.xml`. */
export function documentXml({ lang, masthead, title, blocks }: Statement): string {
  const paragraphs = [{ kind: 'title' as const, text: title }, ...blocks]
  const body = [
    ...masthead.map((line) => paragraphXml('Masthead', line.join('\t'), lang)),
    ...paragraphs.map(({ kind, text }) => paragraphXml(STYLES[kind], text, lang)),
  ].join('')
  const bidi = FORMULAS[lang].isRightToLeft ? '<w:bidi/>' : ''
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>${PAGE}${bidi}</w:sectPr>`
  return `${XML_HEAD}<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`
}

/** `word/header1.xml`: on every page, that this is a draft; the symbol of an issued document. */
export function headerXml({ lang, mark, masthead }: Statement): string {
  const text = mark ?? masthead[0]?.[1] ?? ''
  return `${XML_HEAD}<w:hdr ${NAMESPACES}>${paragraphXml('Header', text, lang)}</w:hdr>`
}

/** `word/footer1.xml`: the page number. */
export function footerXml(): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const page = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`
  return `${XML_HEAD}<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${page}</w:p></w:ftr>`
}

function paragraphXml(style: string, text: string, lang: FormulaLang): string {
  const { isRightToLeft } = FORMULAS[lang]
  const bidi = isRightToLeft ? '<w:bidi/>' : ''
  const rtl = isRightToLeft ? '<w:rtl/>' : ''
  const words = text
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
    .join('<w:tab/>')
  const run = `<w:r><w:rPr>${rtl}${langXml(lang)}</w:rPr>${words}</w:r>`
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${bidi}</w:pPr>${run}</w:p>`
}

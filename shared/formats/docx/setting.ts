import type { EmphasisStyle } from '../../domain/segments.ts'
import { FORMULAS, type FormulaLang } from '../formulas.ts'
import { escapeXml, XML_HEAD } from '../xml.ts'
import { numberingPart } from './numbering.ts'
import type { Link, Part } from './package.ts'
import { langXml } from './styles.ts'

// Words set in a document: runs with their look, notes, and links. A setting collects what stands in parts of its own.

export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"'

const STYLE_XML: Readonly<Record<EmphasisStyle, string>> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  underline: '<w:u w:val="single"/>',
}
/** The order in which the schema wants them. */
const ORDER: readonly EmphasisStyle[] = ['bold', 'italic', 'underline']

export class Setting {
  readonly lang: FormulaLang
  readonly #notes: string[] = []
  readonly #links: Link[] = []
  readonly #numbers: string[] = []
  #ids = 0

  constructor(lang: FormulaLang) {
    this.lang = lang
  }

  /** A number that nothing else in the document has. */
  nextId(): number {
    return ++this.#ids
  }

  get isRightToLeft(): boolean {
    return FORMULAS[this.lang].isRightToLeft
  }

  /** Words as they stand, `w:delText` where they are deleted. */
  run(text: string, look = this.look(), isDeleted = false): string {
    const tag = isDeleted ? 'w:delText' : 'w:t'
    const words = text
      .split('\t')
      .map((part) => `<${tag} xml:space="preserve">${escapeXml(part)}</${tag}>`)
      .join('<w:tab/>')
    return `<w:r>${look}${words}</w:r>`
  }

  /** Properties of a run; `change` is what is tracked of them. */
  look(emphasis: readonly EmphasisStyle[] = [], change = '', style = ''): string {
    const set = ORDER.filter((one) => emphasis.includes(one)).map((one) => STYLE_XML[one])
    const named = style === '' ? '' : `<w:rStyle w:val="${style}"/>`
    const direction = this.isRightToLeft ? '<w:rtl/>' : ''
    return `<w:rPr>${named}${set.join('')}${direction}${langXml(this.lang)}${change}</w:rPr>`
  }

  /** Sets a footnote of these runs, and returns the run that refers to it. */
  note(runs: string): string {
    const id = this.#notes.length + 1
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    const direction = this.isRightToLeft ? '<w:bidi/>' : ''
    this.#notes.push(
      `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>${direction}</w:pPr>${mark}${this.run(' ')}${runs}</w:p></w:footnote>`,
    )
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`
  }

  /** The list in which a paragraph bears this number: each has one of its own, for `3 bis` is counted by nobody. */
  number(label: string): number {
    const known = this.#numbers.indexOf(label)
    return known < 0 ? this.#numbers.push(label) : known + 1
  }

  /** Runs that lead to an address. */
  link(href: string, runs: string): string {
    const known = this.#links.find((one) => one.href === href)
    const link = known ?? { id: `rIdLink${this.#links.length + 1}`, href }
    if (!known) this.#links.push(link)
    return `<w:hyperlink r:id="${link.id}">${runs}</w:hyperlink>`
  }

  get links(): readonly Link[] {
    return this.#links
  }

  /** The parts that were collected. */
  get parts(): readonly Part[] {
    return [this.#footnotes, ...(this.#numbers.length > 0 ? [numberingPart(this.#numbers)] : [])]
  }

  /** The part that holds the footnotes, with the two lines that a word processor wants to draw above them. */
  get #footnotes(): Part {
    const line = (id: number, type: string, element: string) =>
      `<w:footnote w:id="${id}" w:type="${type}"><w:p><w:r><w:${element}/></w:r></w:p></w:footnote>`
    const lines = [
      line(-1, 'separator', 'separator'),
      line(0, 'continuationSeparator', 'continuationSeparator'),
    ]
    return {
      name: 'footnotes.xml',
      relation: 'footnotes',
      content: 'footnotes',
      xml: `${XML_HEAD}<w:footnotes ${NAMESPACES}>${[...lines, ...this.#notes].join('')}</w:footnotes>`,
    }
  }
}

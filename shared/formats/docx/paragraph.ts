import type { ParagraphId } from '../../domain/char-ids.ts'
import type { Words } from '../pieces.ts'
import { bookmarkOf } from './ids.ts'
import type { Setting } from './setting.ts'

/** How a paragraph is dressed. */
export type Dress = {
  /** The id of its style. */
  readonly style: string
  readonly level?: number
  /** What stands in front of it, in the margin; empty or null for nothing. */
  readonly number?: string | null
  /** The paragraph of the text, for a bookmark that carries its id. */
  readonly id?: ParagraphId | null
}

/** Where the words begin beside a number, in twentieths of a point. */
const MARGIN = 720

/** A paragraph around runs that are set already. */
export function paragraphXml(
  { style, level = 0, number = null, id = null }: Dress,
  runs: string,
  setting: Setting,
): string {
  const bidi = setting.isRightToLeft ? '<w:bidi/>' : ''
  // The words of a list are no words of the paragraph: whoever copies or reads it finds the text alone.
  const list = number
    ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${setting.number(number)}"/></w:numPr>`
    : ''
  const edge = MARGIN * (level + 1)
  const indent = number ? `<w:ind w:start="${edge}" w:hanging="${edge}"/>` : ''
  const tab = number ? `<w:tabs><w:tab w:val="start" w:pos="${edge}"/></w:tabs>` : ''
  const [begin, end] = id === null ? ['', ''] : bookmarkXml(id, setting)
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${list}${tab}${bidi}${indent}</w:pPr>${begin}${runs}${end}</w:p>`
}

function bookmarkXml(id: ParagraphId, setting: Setting): readonly [begin: string, end: string] {
  const number = setting.nextId()
  return [
    `<w:bookmarkStart w:id="${number}" w:name="${bookmarkOf(id)}"/>`,
    `<w:bookmarkEnd w:id="${number}"/>`,
  ]
}

/** A run of words in their look, leading where they lead; `style` is the id of a style of characters. */
export function wordsXml({ text, emphasis, href }: Words, setting: Setting, style = ''): string {
  const run = setting.run(text, setting.look(emphasis, '', style))
  return href === null ? run : setting.link(href, run)
}

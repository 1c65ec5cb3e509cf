import type { ParagraphId } from '../../domain/char-ids.ts'
import { bookmarkOf } from '../docx/ids.ts'
import type { Words } from '../pieces.ts'
import { emphasisedHtml, escapeHtml } from './page.ts'

// Paragraphs of a text on a page, with their numbers in the margin and their notes at the foot.

/** The notes of a text in the order of their places; each leads to its place and back. */
export class HtmlNotes {
  readonly #notes: string[] = []

  /** Sets a note of these words, and returns the mark that stands at its place. */
  set(words: string): string {
    const number = this.#notes.length + 1
    const back = `<a href="#at-${number}" role="doc-backlink">${number}</a>`
    this.#notes.push(`<p id="note-${number}" role="doc-footnote">${back} ${words}</p>`)
    return `<sup><a id="at-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`
  }

  /** What stands at the foot. */
  get html(): string {
    return this.#notes.length === 0 ? '' : `<footer>\n${this.#notes.join('\n')}\n</footer>`
  }
}

type Block = {
  readonly kind: string
  readonly level: number
  readonly paragraph: ParagraphId | null
  readonly number: string | null
}

/** A paragraph around words that are set already. */
export function paragraphHtml({ kind, level, paragraph, number }: Block, words: string): string {
  const tag = kind === 'title' ? 'h1' : kind === 'heading' ? 'h2' : 'p'
  const id = paragraph === null ? '' : ` id="${bookmarkOf(paragraph)}"`
  const indent = level > 0 ? ` style="--level:${level}"` : ''
  const margin = number ? `<span class="n">${escapeHtml(number)}</span>` : ''
  return `<${tag}${id} class="${kind}"${indent}>${margin}${words}</${tag}>`
}

/** Words in their styles, leading where they lead. */
export function wordsHtml({ text, emphasis, href }: Words): string {
  const words = emphasisedHtml(escapeHtml(text), emphasis)
  return href === null
    ? words
    : `<a href="${escapeHtml(href)}" rel="external noreferrer">${words}</a>`
}

/** `numbered` leaves a margin for the numbers. */
export const BLOCK_STYLE = `
h1{text-align:center;margin-block:1.6rem}
main p,main h2{position:relative;margin-inline-start:calc(var(--level,0)*2rem)}
p.opening,p.plain,p.pp,p.op,p.sub,p.chapeau{text-indent:2em}
.numbered{padding-inline-start:3.5rem}
.n{position:absolute;inset-inline-start:calc(-3.5rem - var(--level,0)*2rem);inline-size:3.2rem;text-indent:0;font:.75rem/2.2 Inter,"Noto Sans","Noto Sans SC",system-ui,sans-serif;color:light-dark(#5b6672,#929daa)}
footer{margin-block-start:2.5rem;padding-block-start:.6rem;border-block-start:1px solid light-dark(#c7ced6,#3c4651);font-size:.85rem}
footer p{margin:.3rem 0}
sup{line-height:0}
a{color:light-dark(#1f5f99,#6fb0ea)}
@media print{body{margin:0;max-width:none}a{color:inherit;text-decoration:none}}
@page{margin:2.2cm 2.4cm;@bottom-center{content:counter(page) "/" counter(pages)}}
`

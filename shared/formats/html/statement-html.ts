import { DOCUMENT_WORDS } from '../document-words.ts'
import { bookmarkOf } from '../docx/ids.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS } from '../formulas.ts'
import type { Piece, Words } from '../pieces.ts'
import { type Statement, type StatementBlock, statementOf } from '../statement.ts'
import { emphasisedHtml, escapeCss, escapeHtml, htmlPage } from './page.ts'

// The document as one page ([X40]), in the two layouts of the PDF: a draft with its mark and the numbers of its paragraphs in the
// margin; an issued one with its masthead and neither.

/** The base text as HTML. */
export function exportHtml(source: ExportSource): string {
  const statement = statementOf(source)
  const { lang, mark, masthead, title, blocks } = statement
  const notes = new Notes()
  const paragraphs = blocks.map((block) => blockHtml(block, notes))
  const above = mark === null ? mastheadHtml(statement) : `<p class="mark">${escapeHtml(mark)}</p>`
  const symbol = masthead[0]?.[1] ?? ''
  const running = mark ?? symbol
  return htmlPage({
    lang: FORMULAS[lang].tag,
    title: mark === null ? `${symbol} ${title}` : `${title} (${mark})`,
    style: `${STYLE}@page{@top-center{content:"${escapeCss(running)}"}}\n`,
    body: `<header>
${above}
<h1>${escapeHtml(title)}</h1>
</header>
<main${mark === null ? '' : ' class="draft"'}>
${paragraphs.join('\n')}
</main>
${notes.html}`,
  })
}

function mastheadHtml({ masthead, lang }: Statement): string {
  const [first, second, ...rest] = masthead
  const { emblem } = DOCUMENT_WORDS[lang]
  const lines = [second, ...rest].flatMap((line) => line?.[1] ?? [])
  return `<div class="masthead">
<p class="organization">${escapeHtml(first?.[0] ?? '')}</p>
<p class="symbol"><bdi>${escapeHtml(first?.[1] ?? '')}</bdi></p>
<p class="emblem">${escapeHtml(emblem)}</p>
<p class="organ">${escapeHtml(second?.[0] ?? '')}</p>
<p class="lines">${lines.map(escapeHtml).join('<br>')}</p>
</div>`
}

/** The notes of a text in the order of their places; each leads to its place and back. */
class Notes {
  readonly #notes: string[] = []

  /** Sets a note, and returns the mark that stands at its place. */
  set(words: readonly Words[]): string {
    const number = this.#notes.length + 1
    const text = words.map((one) => wordsHtml({ ...one, href: null })).join('')
    const back = `<a href="#at-${number}" role="doc-backlink">${number}</a>`
    this.#notes.push(`<p id="note-${number}" role="doc-footnote">${back} ${text}</p>`)
    return `<sup><a id="at-${number}" href="#note-${number}" role="doc-noteref">${number}</a></sup>`
  }

  get html(): string {
    return this.#notes.length === 0 ? '' : `<footer>\n${this.#notes.join('\n')}\n</footer>`
  }
}

function blockHtml({ kind, level, paragraph, number, pieces }: StatementBlock, notes: Notes) {
  const tag = kind === 'heading' ? 'h2' : 'p'
  const id = paragraph === null ? '' : ` id="${bookmarkOf(paragraph)}"`
  const indent = level > 0 ? ` style="--level:${level}"` : ''
  const margin = number ? `<span class="n">${escapeHtml(number)}</span>` : ''
  const words = pieces.map((piece) => pieceHtml(piece, notes)).join('')
  return `<${tag}${id} class="${kind}"${indent}>${margin}${words}</${tag}>`
}

function pieceHtml(piece: Piece, notes: Notes): string {
  return piece.kind === 'note' ? notes.set(piece.words) : wordsHtml(piece)
}

function wordsHtml({ text, emphasis, href }: Words): string {
  const words = emphasisedHtml(escapeHtml(text), emphasis)
  return href === null
    ? words
    : `<a href="${escapeHtml(href)}" rel="external noreferrer">${words}</a>`
}

const STYLE = `
h1{text-align:center;margin-block:1.6rem}
.mark{text-align:center;font-style:italic;margin:0}
.masthead{display:grid;grid-template-columns:6rem 1fr auto;padding-block-end:.6rem;border-block-end:3px solid}
.masthead p{margin:0}
.organization,.symbol{padding-block-end:.3rem;border-block-end:1px solid}
.organization{grid-column:1/3;padding-inline-start:7rem;font-size:1.15rem}
.symbol{font-size:1.3rem}
.emblem{grid-column:1;padding:1.5rem .3rem;border:1px dashed;text-align:center;font-size:.75rem}
.organ{padding-inline:1rem;font-size:1.6rem;font-weight:700;line-height:1.2}
.masthead :is(.emblem,.organ,.lines){margin-block-start:.5rem}
p.opening,p.plain,p.pp,p.op,p.sub,p.chapeau{text-indent:2em}
main p,main h2{position:relative;margin-inline-start:calc(var(--level,0)*2rem)}
.draft{padding-inline-start:3.5rem}
.n{position:absolute;inset-inline-start:calc(-3.5rem - var(--level,0)*2rem);inline-size:3rem;text-indent:0;font:.75rem/2.2 Inter,"Noto Sans","Noto Sans SC",system-ui,sans-serif;color:light-dark(#5b6672,#929daa)}
footer{margin-block-start:2.5rem;padding-block-start:.6rem;border-block-start:1px solid light-dark(#c7ced6,#3c4651);font-size:.85rem}
footer p{margin:.3rem 0}
sup{line-height:0}
a{color:light-dark(#1f5f99,#6fb0ea)}
@media print{body{margin:0;max-width:none}.mark{display:none}a{color:inherit;text-decoration:none}}
@page{margin:2.2cm 2.4cm;@bottom-center{content:counter(page) "/" counter(pages)}}
`

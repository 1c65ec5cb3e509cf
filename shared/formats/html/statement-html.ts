import { DOCUMENT_WORDS } from '../document-words.ts'
import type { ExportSource } from '../export-source.ts'
import { FORMULAS } from '../formulas.ts'
import { type Statement, type StatementBlock, statementOf } from '../statement.ts'
import { BLOCK_STYLE, HtmlNotes, paragraphHtml, wordsHtml } from './blocks.ts'
import { escapeHtml, htmlPage, runningHead } from './page.ts'

// The document as one page ([X40]), in the two layouts of the PDF: a draft with its mark and the numbers of its paragraphs in the
// margin; an issued one with its masthead and neither.

/** The base text as HTML. */
export function exportHtml(source: ExportSource): string {
  const statement = statementOf(source)
  const { lang, mark, masthead, title, blocks } = statement
  const notes = new HtmlNotes()
  const paragraphs = blocks.map((block) => blockHtml(block, notes))
  const above = mark === null ? mastheadHtml(statement) : `<p class="mark">${escapeHtml(mark)}</p>`
  const symbol = masthead[0]?.[1] ?? ''
  const running = mark ?? symbol
  return htmlPage({
    lang: FORMULAS[lang].tag,
    title: mark === null ? `${symbol} ${title}` : `${title} (${mark})`,
    style: `${BLOCK_STYLE}${STYLE}${runningHead(running)}`,
    body: `<header>
${above}
<h1>${escapeHtml(title)}</h1>
</header>
<main${mark === null ? '' : ' class="numbered"'}>
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

function blockHtml(block: StatementBlock, notes: HtmlNotes): string {
  const words = block.pieces.map((piece) =>
    piece.kind === 'note'
      ? notes.set(piece.words.map((one) => wordsHtml({ ...one, href: null })).join(''))
      : wordsHtml(piece),
  )
  return paragraphHtml(block, words.join(''))
}

const STYLE = `
.mark{text-align:center;font-style:italic;margin:0}
.masthead{display:grid;grid-template-columns:6rem 1fr auto;padding-block-end:.6rem;border-block-end:3px solid}
.masthead p{margin:0}
.organization,.symbol{padding-block-end:.3rem;border-block-end:1px solid}
.organization{grid-column:1/3;padding-inline-start:7rem;font-size:1.15rem}
.symbol{font-size:1.3rem}
.emblem{grid-column:1;padding:1.5rem .3rem;border:1px dashed;text-align:center;font-size:.75rem}
.organ{padding-inline:1rem;font-size:1.6rem;font-weight:700;line-height:1.2}
.masthead :is(.emblem,.organ,.lines){margin-block-start:.5rem}
@media print{.mark{display:none}}
`

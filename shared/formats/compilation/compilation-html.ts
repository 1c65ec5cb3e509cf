import type { ExportSource } from '../export-source.ts'
import { FORMULAS } from '../formulas.ts'
import { BLOCK_STYLE, HtmlNotes, paragraphHtml, wordsHtml } from '../html/blocks.ts'
import { escapeHtml, htmlPage, runningHead } from '../html/page.ts'
import { type CompilationWishes, type CompiledBlock, compilationOf } from './compilation-of.ts'
import type { CompiledWords } from './pieces.ts'
import type { Provenance } from './provenance.ts'

/** The compilation text as one page ([X40]). */
export function compilationHtml(source: ExportSource, wishes: CompilationWishes): string {
  const { lang, mark, topic, key, blocks, provenance } = compilationOf(source, wishes)
  const notes = new HtmlNotes()
  const paragraphs = blocks.map((block) => blockHtml(block, notes))
  return htmlPage({
    lang: FORMULAS[lang].tag,
    title: topic === '' ? mark : `${mark} – ${topic}`,
    style: `${BLOCK_STYLE}${STYLE}${runningHead(mark)}`,
    body: `<header>
<p class="what" dir="auto">${escapeHtml(mark)}</p>
<p class="topic" dir="auto">${escapeHtml(topic)}</p>
<p class="key" dir="auto">${escapeHtml(key)}</p>
</header>
<main class="numbered">
${paragraphs.join('\n')}
</main>
${notes.html}
${tableHtml(provenance)}`,
  })
}

function blockHtml(block: CompiledBlock, notes: HtmlNotes): string {
  const words = block.pieces.map((piece) =>
    piece.kind === 'note'
      ? notes.set(piece.words.map((one) => compiledHtml({ ...one, href: null })).join(''))
      : compiledHtml(piece),
  )
  return paragraphHtml(block, words.join(''))
}

function compiledHtml(words: CompiledWords): string {
  const set = wordsHtml(words)
  return words.as === 'base' ? set : `<span class="${words.as}">${set}</span>`
}

function tableHtml({ heading, columns, rows }: Provenance): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag.slice(0, 2)}>`).join('')}</tr>`
  return `<section class="provenance">
<h2>${escapeHtml(heading)}</h2>
<table>
<thead>${row(columns, 'th scope="col"')}</thead>
<tbody>
${rows.map((one) => row(one, 'td')).join('\n')}
</tbody>
</table>
</section>`
}

const STYLE = `
.what{font-weight:600;margin:0}
.topic{margin:0}
.key{font-size:.85rem;color:light-dark(#4d5a69,#b3bcc7)}
.mark{font-weight:600;font-size:.9em;color:light-dark(#1f5f99,#8cc4f2)}
.pending{text-decoration:underline 1px;text-underline-offset:.25em}
.struck{text-decoration:line-through}
.provenance{margin-block-start:2.5rem;font:.85rem/1.5 Inter,"Noto Sans","Noto Sans SC",system-ui,sans-serif}
table{border-collapse:collapse;inline-size:100%}
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-block-end:1px solid light-dark(#c7ced6,#3c4651)}
tr{break-inside:avoid}
`

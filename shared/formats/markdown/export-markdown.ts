import type { ExportSource } from '../export-source.ts'
import { FORMULAS } from '../formulas.ts'
import { plainWords } from '../pieces.ts'
import { type StatementBlock, statementOf } from '../statement.ts'
import { MarkdownNotes, paragraphMarkdown } from './inline.ts'

/** The document as CommonMark with the footnotes of GitHub's flavour ([X41]), in the layout of plain text. */
export function exportMarkdown(source: ExportSource): string {
  const { lang, mark, masthead, title, blocks } = statementOf(source)
  const notes = new MarkdownNotes()
  const set = (text: string) => paragraphMarkdown([plainWords(text)], notes)
  const lines = masthead.flat().filter((line) => line !== '')
  const above = mark === null ? lines.map(set).join('\\\n') : set(mark)
  const body = [above, `# ${set(title)}`, ...blocks.map((block) => blockMarkdown(block, notes))]
  const all = [...body, ...notes.written].filter((one) => one !== '')
  // Markdown has no direction of its own.
  const { isRightToLeft, tag } = FORMULAS[lang]
  const framed = isRightToLeft ? [`<div lang="${tag}" dir="rtl">`, ...all, '</div>'] : all
  return `${framed.join('\n\n')}\n`
}

function blockMarkdown({ kind, pieces }: StatementBlock, notes: MarkdownNotes): string {
  return `${kind === 'heading' ? '## ' : ''}${paragraphMarkdown(pieces, notes)}`
}

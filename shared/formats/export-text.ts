import type { ExportSource } from './export-source.ts'
import { statementOf } from './statement.ts'

/** The document as plain text, a blank line between paragraphs, marked as what it is ([X3]). */
export function exportText(source: ExportSource): string {
  const { mark, masthead, title, blocks } = statementOf(source)
  const head = masthead.map(([left, right]) =>
    [left, right].filter((one) => one !== '').join('    '),
  )
  const above = mark ?? head.join('\n')
  const texts = [above, title, ...blocks.map(({ text }) => text)]
  return `${texts.join('\n\n')}\n`
}

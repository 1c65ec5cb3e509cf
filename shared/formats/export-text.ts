import type { ExportSource } from './export-source.ts'
import { FORMULAS } from './formulas.ts'
import { statementOf } from './statement.ts'

/** The statement as plain text, a blank line between paragraphs, marked as a draft ([X3]). */
export function exportText(source: ExportSource): string {
  const { lang, title, blocks } = statementOf(source)
  const texts = [FORMULAS[lang].draftMark, title, ...blocks.map(({ text }) => text)]
  return `${texts.join('\n\n')}\n`
}

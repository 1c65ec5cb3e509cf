import type { ExportSource } from '../export-source.ts'
import { sayingBeside } from '../say.ts'
import { type CompilationWishes, compilationOf } from './compilation-of.ts'

/**
 * The compilation text as plain text: an empty line between paragraphs, notes behind them, for square brackets mean something here,
 * and columns of the table divided by `|`.
 */
export function compilationText(source: ExportSource, wishes: CompilationWishes): string {
  const { lang, mark, topic, key, blocks, provenance } = compilationOf(source, wishes)
  const say = sayingBeside(lang)
  const notes: string[] = []
  const paragraphs = blocks.map(({ number, pieces }) => {
    const words = pieces.map((piece) => {
      if (piece.kind === 'words') return piece.text
      const at = say('noteAt', { number: String(notes.length + 1) })
      notes.push(`${at} ${piece.words.map(({ text }) => text).join('')}`)
      return ` ${at}`
    })
    return `${number === '' ? '' : `${number}. `}${words.join('')}`
  })
  const { heading, columns, rows } = provenance
  const table = [columns, ...rows].map((row) => row.join(' | '))
  const all = [mark, topic, key, ...paragraphs, ...notes, heading, table.join('\n')]
  return `${all.filter((one) => one !== '').join('\n\n')}\n`
}

import { langOfNote } from '../concept-note/note-lang.ts'
import { type FormulaLang, isFormulaLang } from '../formulas.ts'
import type { ImportedText } from '../imported-text.ts'

/**
 * The official language of a document: the one that its words are in, else the one that it says it is in; null if neither says. What a
 * document says is often no more than what its program was set to ([I18]).
 */
export function langOf({ lang, paragraphs }: ImportedText): FormulaLang | null {
  const words = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')
  const declared = lang?.slice(0, 2).toLowerCase() ?? ''
  return langOfNote(words) ?? (isFormulaLang(declared) ? declared : null)
}

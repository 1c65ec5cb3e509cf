import type { ChronologyWords } from '../../shared/formats/chronology.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { tables } from '../../shared/messages/tables.ts'
import { translator } from '../messages.ts'

/** The words of a chronology in the language of the text, where the tables have it; else in English. */
export function chronologyWords({ dossier }: ExportSource): ChronologyWords {
  const lang = dossier.lang === 'zh' ? 'zh' : 'en'
  const say = translator(lang)
  const names: Readonly<Record<string, string>> = tables[lang].delegations
  return {
    lang,
    say: (key, values) => say(`chronology:${key}`, values),
    nameOf: (code) => names[code] ?? code,
  }
}

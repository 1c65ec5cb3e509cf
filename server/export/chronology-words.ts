import type { ChronologyWords } from '../../shared/formats/chronology.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { isFormulaLang } from '../../shared/formats/formulas.ts'
import { calledIn } from '../../shared/messages/called.ts'
import { ar, es, fr, ru } from '../../shared/messages/chronology-elsewhere.ts'
import { translator } from '../messages.ts'

/** The words of a chronology in the language of the text if it is an official one, else in English. */
export function chronologyWords({ dossier }: ExportSource): ChronologyWords {
  const lang = isFormulaLang(dossier.lang) ? dossier.lang : 'en'
  const nameOf = (code: string) => calledIn(code, lang)
  if (lang === 'en' || lang === 'zh') {
    const say = translator(lang)
    return { lang, nameOf, say: (key, values) => say(`chronology:${key}`, values) }
  }
  const table = { ar, es, fr, ru }[lang]
  return {
    ...{ lang, nameOf },
    say: (key, values = {}) =>
      table[key].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? '')),
  }
}

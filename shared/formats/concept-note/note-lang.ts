import type { ConceptNote } from '../../domain/dossier.ts'

/** The languages in which a concept note can be read. */
export type NoteLang = ConceptNote['lang']

/** Words that no text of a language does without and those beside it do not have, or have less often. */
const COMMON: Readonly<Record<'en' | 'es' | 'fr', ReadonlySet<string>>> = {
  en: new Set('the of and to in for that which with is be by on as will should'.split(' ')),
  es: new Set('el los las y en del con para por que una su sus al se como debería'.split(' ')),
  fr: new Set(
    'le les des et du dans en pour que qui une sur par aux est au son devrait'.split(' '),
  ),
}
/** Of a hundred words so many are such ones; in other languages of these letters far fewer are. */
const ENOUGH_COMMON = 0.15

/** The language of a text by its letters and its commonest words; null if it is in none that is read here. */
export function langOfNote(text: string): NoteLang | null {
  const words = text.replace(/https?:\S+/g, '')
  const count = (script: RegExp): number => words.match(script)?.length ?? 0
  const letters = count(/\p{L}/gu)
  const known = {
    zh: count(/\p{Script=Han}/gu),
    ru: count(/\p{Script=Cyrillic}/gu),
    ar: count(/(?=\p{L})\p{Script=Arabic}/gu),
    latin: count(/\p{Script=Latin}/gu),
  }
  if (known.zh + known.ru + known.ar + known.latin < letters * 0.9) return null
  // A word of Latin has some six letters, one of Chinese two.
  const weights = [
    ['zh', known.zh * 3],
    ['ru', known.ru],
    ['ar', known.ar],
    ['latin', known.latin],
  ] as const
  const [heaviest] = weights.toSorted(([, a], [, b]) => b - a)
  if (!heaviest || heaviest[1] === 0) return null
  return heaviest[0] === 'latin' ? latinLang(words) : heaviest[0]
}

/** Which of the languages that are written in Latin letters. */
export function latinLang(text: string): 'en' | 'es' | 'fr' | null {
  const words = text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? []
  const share = (common: ReadonlySet<string>): number =>
    words.filter((word) => common.has(word)).length / Math.max(1, words.length)
  const langs = (['en', 'es', 'fr'] as const).map((lang) => [lang, share(COMMON[lang])] as const)
  const [best] = langs.toSorted(([, a], [, b]) => b - a)
  return best && best[1] >= ENOUGH_COMMON ? best[0] : null
}

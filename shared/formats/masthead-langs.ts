import type { FormulaLang } from './formulas.ts'

// What a masthead says of languages. French and Spanish documents say it in their own; Arabic, Chinese and Russian ones are printed with
// distribution, date and languages in English ([X6]).

type MastheadLang = {
  /** The language of the document, said above the original's in a translation. */
  readonly own: string
  /** Of which language the day is written. */
  readonly dates: FormulaLang
  original(lang: FormulaLang): string
}

const IN_ENGLISH = {
  ar: 'Arabic',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ru: 'Russian',
  zh: 'Chinese',
} as const

const IN_FRENCH = {
  ar: 'arabe',
  en: 'anglais',
  es: 'espagnol',
  fr: 'français',
  ru: 'russe',
  zh: 'chinois',
} as const

const IN_SPANISH = {
  ar: 'árabe',
  en: 'inglés',
  es: 'español',
  fr: 'francés',
  ru: 'ruso',
  zh: 'chino',
} as const

const english = (lang: FormulaLang): MastheadLang => ({
  own: IN_ENGLISH[lang],
  dates: 'en',
  original: (original) => `Original: ${IN_ENGLISH[original]}`,
})

export const MASTHEAD_LANGS: Readonly<Record<FormulaLang, MastheadLang>> = {
  ar: english('ar'),
  en: english('en'),
  es: { own: 'Español', dates: 'es', original: (lang) => `Original: ${IN_SPANISH[lang]}` },
  fr: { own: 'Français', dates: 'fr', original: (lang) => `Original\u00A0: ${IN_FRENCH[lang]}` },
  ru: english('ru'),
  zh: english('zh'),
}

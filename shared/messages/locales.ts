/** The languages that every message table speaks. */
export const LOCALES = ['en', 'zh'] as const
export type Locale = (typeof LOCALES)[number]

/** Languages of which there are the words of the menu bar, and English for the rest. */
const PREPARED = ['fr', 'es', 'ru', 'ar'] as const
export type PreparedLanguage = (typeof PREPARED)[number]

/** The languages of the Organization: those in which the menu bar speaks. */
export const LANGUAGES = [...LOCALES, ...PREPARED] as const
export type Language = (typeof LANGUAGES)[number]

/** The language in which whole sentences are said to who reads a language. */
export function localeIn(language: Language): Locale {
  return LOCALES.find((one) => one === language) ?? 'en'
}

/** The first of the tags (`fr-CH`), in their order, that is one of the languages; English if none is. */
export function languageAmong(tags: readonly string[]): Language {
  const primary = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0])
  return primary.map((one) => LANGUAGES.find((known) => known === one)).find(Boolean) ?? 'en'
}

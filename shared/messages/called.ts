import { en, zh } from './delegations.ts'
import type { Locale } from './locales.ts'
import { memberName, UN_LANGUAGES } from './member-names.ts'

const OWN: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, zh }

/** What a delegation is called in a language of the window; a code that has no name stands for itself. */
export function called(code: string, locale: Locale): string {
  const own = OWN[locale]
  return (Object.hasOwn(own, code) ? own[code] : memberName(code, locale)?.short) ?? code
}

/** What a delegation is called in an official language, in English in any other. */
export function calledIn(code: string, lang: string): string {
  if (lang === 'zh') return called(code, 'zh')
  const known = UN_LANGUAGES.find((one) => one === lang) ?? 'en'
  return known === 'en' ? called(code, 'en') : (memberName(code, known)?.short ?? code)
}

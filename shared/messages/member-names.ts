import { ar } from './members/ar.ts'
import { en } from './members/en.ts'
import { es } from './members/es.ts'
import { fr } from './members/fr.ts'
import { ru } from './members/ru.ts'
import { zh } from './members/zh.ts'

// How the United Nations calls its members in its six official languages: the short name, then the formal one. Facts, not
// words of the window: a roster shows them in whichever language one asks for.

export const UN_LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const
export type UnLanguage = (typeof UN_LANGUAGES)[number]

/** The languages by their own names. */
export const UN_LANGUAGE_NAMES: Readonly<Record<UnLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  zh: '中文',
  ru: 'Русский',
}

const NAMES = { en, fr, es, ar, zh, ru } as const

export type MemberName = { readonly short: string; readonly formal: string }

/** How a member is called in a language; null if the table does not know it. */
export function memberName(code: string, language: UnLanguage): MemberName | null {
  const names = NAMES[language]
  const [short, formal] = (Object.hasOwn(names, code) ? names[code] : undefined) ?? []
  return short !== undefined && formal !== undefined ? { short, formal } : null
}

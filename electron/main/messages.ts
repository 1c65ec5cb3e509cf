import { localeOf, translator } from '../../server/messages.ts'
import type { Locale } from '../../shared/messages/locales.ts'
import type { en } from '../../shared/messages/shell.ts'

/** A sentence of the shell's message table, in the language of this user. */
export type Say = (key: keyof typeof en, values?: Readonly<Record<string, string>>) => string

/** The shell's sentences in the language that best fits the system's, such as `zh-CN`. */
export function sayIn(locale: Locale): Say {
  const translate = translator(locale)
  return (key, values) => translate(`shell:${key}`, values)
}

export function localeFor(systemLocale: string): Locale {
  return localeOf(systemLocale)
}

import { translator } from '../../server/messages.ts'
import type { Language } from '../../shared/messages/locales.ts'
import type { en } from '../../shared/messages/shell.ts'

/** A sentence of the shell's message table, in the language of this user. */
export type Say = (key: keyof typeof en, values?: Readonly<Record<string, string>>) => string

/** The shell's sentences in one language, in English where it has none. */
export function sayIn(language: Language): Say {
  const translate = translator(language)
  return (key, values) => translate(`shell:${key}`, values)
}

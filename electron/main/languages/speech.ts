import * as v from 'valibot'
import { translator } from '../../../server/messages.ts'
import {
  LANGUAGES,
  type Language,
  type Locale,
  languageAmong,
  localeIn,
} from '../../../shared/messages/locales.ts'
import type { CommandLabel, MenuWord } from '../../../shared/messages/menu/words.ts'
import type { UserFile } from '../memory/user-file.ts'
import { type Say, sayIn } from '../messages.ts'

// The language of the app itself ([D39]): the one that was chosen in a window, else the first of the system's that it
// knows. Whoever holds `say` or `menu` speaks, each time, the language that holds by then.

/** The language that was chosen; null while none was. */
export const KeptLanguage = v.nullable(v.picklist(LANGUAGES))

type Values = Readonly<Record<string, string>>

/** What menus are made of, in six languages. */
export type MenuSpeech = {
  word(key: MenuWord, values?: Values): string
  commandName(label: CommandLabel): string
}

export type Speech = {
  /** Sentences: in Chinese, and in English for everybody else. */
  readonly say: Say
  readonly menu: MenuSpeech
  /** The language in which sentences are, for who says some elsewhere. */
  locale(): Locale
  /** Finds out which language it is; until then it is English. */
  begin(): Promise<void>
  /** Speaks a language from now on, and after the next start. */
  speak(language: Language): Promise<void>
  /** Calls the listener after each change; returns the way to stop. */
  listen(listener: () => void): () => void
}

/** `system`: the languages that its user prefers, the dearest first; they are asked for once. */
export function speechIn(
  kept: Pick<UserFile<Language | null>, 'read' | 'write'>,
  system: () => readonly string[],
): Speech {
  let language: Language = 'en'
  const listeners = new Set<() => void>()
  return {
    say: (key, values) => sayIn(language)(key, values),
    menu: {
      word: (key, values) => translator(language)(`menu:${key}`, values),
      commandName: (label) => translator(language)(`commands:${label}`),
    },
    locale: () => localeIn(language),
    begin: async () => {
      language = (await kept.read()) ?? languageAmong(system())
    },
    speak: async (chosen) => {
      language = chosen
      for (const listener of listeners) listener()
      await kept.write(chosen)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

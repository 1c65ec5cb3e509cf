import { createInstance } from 'i18next'
import type { en as annexes } from '../shared/messages/annexes.ts'
import type { en as app } from '../shared/messages/app.ts'
import type { en as chronology } from '../shared/messages/chronology.ts'
import type { en as cli } from '../shared/messages/cli.ts'
import type { en as comparison } from '../shared/messages/comparison.ts'
import type { en as delegations } from '../shared/messages/delegations.ts'
import type { en as dossier } from '../shared/messages/dossier.ts'
import type { en as gate } from '../shared/messages/gate.ts'
import type { en as importCommand } from '../shared/messages/import-command.ts'
import type { en as importing } from '../shared/messages/importing.ts'
import { type Language, LOCALES, type Locale } from '../shared/messages/locales.ts'
import type { CommandLabel, MenuWord } from '../shared/messages/menu/words.ts'
import type { en as relay } from '../shared/messages/relay.ts'
import type { en as shell } from '../shared/messages/shell.ts'
import { tables } from '../shared/messages/tables.ts'
import type { en as translations } from '../shared/messages/translations.ts'

/** The name of a sentence in the message tables: `cli:missingFile`; plural suffixes are left out. */
export type MessageKey =
  | `annexes:${Singular<keyof typeof annexes>}`
  | `app:${Extract<keyof typeof app, `say_${string}`>}`
  | `chronology:${Singular<keyof typeof chronology>}`
  | `cli:${Singular<keyof typeof cli>}`
  | `commands:${CommandLabel}`
  | `comparison:${Singular<keyof typeof comparison>}`
  | `delegations:${Singular<keyof typeof delegations>}`
  | `dossier:${Singular<keyof typeof dossier>}`
  | `importCommand:${Singular<keyof typeof importCommand>}`
  | `importing:${Singular<keyof typeof importing>}`
  | `gate:${Singular<keyof typeof gate>}`
  | `menu:${MenuWord}`
  | `relay:${Singular<keyof typeof relay>}`
  | `shell:${keyof typeof shell}`
  | `translations:${keyof typeof translations}`

type Singular<Key> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem | Key : Key

export type Translate = (
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
) => string

/** Sentences of the message tables in one language, for the command line, the relay and the shell; what it lacks in English. */
export function translator(locale: Language): Translate {
  const known = translators.get(locale)
  if (known) return known
  const i18n = createInstance()
  // Not awaited: with `initAsync: false` and the tables at hand it is complete when it returns.
  void i18n.init({
    lng: locale,
    fallbackLng: 'en',
    resources: tables,
    ns: Object.keys(tables.en),
    initAsync: false,
    // Sentences go to a terminal or into JSON, never into HTML.
    interpolation: { escapeValue: false },
  })
  const translate: Translate = (key, values) => i18n.t(key, { ...values })
  translators.set(locale, translate)
  return translate
}

const translators = new Map<Language, Translate>()

/** The first language of an `Accept-Language` header or a POSIX locale that the tables speak, else English. */
export function localeOf(preferences: string | undefined): Locale {
  const wanted = (preferences ?? '')
    .split(/[,:]/)
    .map((one) => one.trim().slice(0, 2).toLowerCase())
  return wanted.map((one) => LOCALES.find((known) => known === one)).find(Boolean) ?? 'en'
}

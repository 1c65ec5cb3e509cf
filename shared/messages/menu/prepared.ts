import type { PreparedLanguage } from '../locales.ts'
import * as ar from './ar.ts'
import * as es from './es.ts'
import * as fr from './fr.ts'
import * as ru from './ru.ts'
import type { CommandWords, MenuWords } from './words.ts'

// The menu bar in the languages in which nothing else is said yet. What a table lacks is said in English, word by word; a
// language becomes one of `LOCALES` once every other area speaks it.

type Prepared = { readonly menu: MenuWords; readonly commands: CommandWords }

export const prepared: Readonly<Record<PreparedLanguage, Prepared>> = { ar, es, fr, ru }

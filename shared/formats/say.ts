import * as app from '../messages/app.ts'
import { zh as appZh } from '../messages/app-zh.ts'
import * as compilation from '../messages/compilation.ts'
import * as editor from '../messages/editor.ts'
import * as matrix from '../messages/matrix.ts'
import * as positions from '../messages/positions.ts'
import { ar } from '../messages/working-ar.ts'
import { es } from '../messages/working-es.ts'
import { fr } from '../messages/working-fr.ts'
import { ru } from '../messages/working-ru.ts'
import type { WorkingKey, WorkingWords } from '../messages/working-words.ts'
import { type FormulaLang, isFormulaLang } from './formulas.ts'

// Sentences of the message tables for what leaves as a file: the language is that of the text, not of whoever saves it.

// No key is in two of them.
const en = { ...app.en, ...editor.en, ...positions.en, ...compilation.en, ...matrix.en }
const zh = { ...appZh, ...editor.zh, ...positions.zh, ...compilation.zh, ...matrix.zh }

const TABLES: Readonly<Record<FormulaLang, WorkingWords>> = { ar, en, es, fr, ru, zh }

export type Say = (key: WorkingKey, values?: Readonly<Record<string, string>>) => string

/** How a working document beside a text in the language speaks: its own language if it is an official one, else English. */
export function sayingBeside(lang: string): Say {
  const table = TABLES[isFormulaLang(lang) ? lang : 'en']
  return (key, values = {}) =>
    table[key].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '')
}

/** What a sentence reads in every language. */
export function saidAnywhere(key: WorkingKey): readonly string[] {
  return Object.values(TABLES).map((table) => table[key])
}

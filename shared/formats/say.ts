import * as app from '../messages/app.ts'
import { zh as appZh } from '../messages/app-zh.ts'
import * as compilation from '../messages/compilation.ts'
import * as editor from '../messages/editor.ts'
import * as matrix from '../messages/matrix.ts'
import * as positions from '../messages/positions.ts'

// Sentences of the message tables for what leaves as a file: the language is that of the text, not of whoever saves it.

// No key is in two of them.
const EN = { ...app.en, ...editor.en, ...positions.en, ...compilation.en, ...matrix.en }
const ZH = { ...appZh, ...editor.zh, ...positions.zh, ...compilation.zh, ...matrix.zh }

export type Say = (key: keyof typeof EN, values?: Readonly<Record<string, string>>) => string

/** How a working document beside a text in the language speaks: Chinese beside Chinese, English beside any other. */
export function sayingBeside(lang: string): Say {
  const table = lang === 'zh' ? ZH : EN
  return (key, values = {}) =>
    table[key].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '')
}

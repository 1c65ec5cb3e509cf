import * as app from '../../messages/app.ts'
import { zh as appZh } from '../../messages/app-zh.ts'
import * as compilation from '../../messages/compilation.ts'
import * as editor from '../../messages/editor.ts'

// Sentences of the message tables for what leaves as a file: the language is that of the text, not of whoever saves it.

const EN = { ...app.en, ...editor.en, ...compilation.en }
const ZH = { ...appZh, ...editor.zh, ...compilation.zh }

export type Say = (key: keyof typeof EN, values?: Readonly<Record<string, string>>) => string

/** How a working document beside a text in the language speaks: Chinese beside Chinese, English beside any other. */
export function sayingBeside(lang: string): Say {
  const table = lang === 'zh' ? ZH : EN
  return (key, values = {}) =>
    table[key].replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '')
}

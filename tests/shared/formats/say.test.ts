import { expect, it } from 'vitest'
import { sayingBeside } from '../../../shared/formats/say.ts'
import * as app from '../../../shared/messages/app.ts'
import * as chronology from '../../../shared/messages/chronology.ts'
import * as elsewhere from '../../../shared/messages/chronology-elsewhere.ts'
import * as compilation from '../../../shared/messages/compilation.ts'
import * as editor from '../../../shared/messages/editor.ts'
import * as matrix from '../../../shared/messages/matrix.ts'
import * as positions from '../../../shared/messages/positions.ts'
import { ar } from '../../../shared/messages/working-ar.ts'
import { es } from '../../../shared/messages/working-es.ts'
import { fr } from '../../../shared/messages/working-fr.ts'
import { ru } from '../../../shared/messages/working-ru.ts'

it('[X42] [X43] a sentence of a working document is in one table alone', () => {
  const keys = [app.en, editor.en, positions.en, compilation.en, matrix.en].flatMap(Object.keys)
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

it('[X42] it is said in the language of the text if that is an official one, else in English, and holds what it is given as it is', () => {
  const values = { names: '$& {{names}}', what: 'all' }
  expect(sayingBeside('zh')('by', values)).toBe('$& {{names}}：all')
  expect(sayingBeside('fr')('by', values)).toBe('$& {{names}}\u00A0: all')
  expect(sayingBeside('de')('by', values)).toBe('$& {{names}}: all')
})

it.each(['fr', 'es', 'ru', 'ar'] as const)(
  '[X42] [X70] every sentence in %s takes what the English one does, and is none of its words',
  (lang) => {
    const all = { fr, es, ru, ar }[lang]
    const given = (text: string) => [...text.matchAll(/\{\{\w+\}\}/gu)].map(String).sort()
    const inEnglish: Readonly<Record<string, string>> = {
      ...{ ...app.en, ...editor.en, ...positions.en, ...compilation.en, ...matrix.en },
    }
    const chronicle: Readonly<Record<string, string>> = chronology.en
    for (const [table, english] of [
      [all, inEnglish],
      [CHRONICLES[lang], chronicle],
    ] as const) {
      for (const [key, text] of Object.entries(table)) {
        expect([key, ...given(text)]).toEqual([key, ...given(english[key] ?? '')])
        const isWord = /\p{L}/u.test(text.replace(/\{\{\w+\}\}/gu, ''))
        const isAlike = ALIKE.has(key) || !isWord
        if (!isAlike) expect([key, text]).not.toEqual([key, english[key]])
      }
    }
  },
)

const { ar: inAr, es: inEs, fr: inFr, ru: inRu } = elsewhere
const CHRONICLES = { ar: inAr, es: inEs, fr: inFr, ru: inRu }

/** What two languages may well call the same. */
const ALIKE = new Set(['source', 'matrixTitle', 'position_flexible', 'noteAt', 'saidCondition'])

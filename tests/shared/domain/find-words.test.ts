import { expect, it } from 'vitest'
import { countWords, wordsIn } from '../../../shared/domain/find-words.ts'
import { randomFrom } from '../ydoc/notation.ts'

const PIECES = [
  'the',
  'State',
  '2020',
  'é',
  'ß',
  ' ',
  '  ',
  '-',
  '(',
  ')',
  ', ',
  '; ',
  '. ',
  'a',
  '’s',
  'نص',
  '和平',
  '3.5',
  '.',
  ',',
]

/** The same by Intl.Segmenter alone, one text at a time. */
function asked(text: string, lang: string) {
  const segments = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)]
  return {
    words: segments.flatMap(({ index, segment }) =>
      segment.split('').map(() => [index, index + segment.length]),
    ),
    count: segments.filter(({ isWordLike }) => isWordLike).length,
  }
}

it.each(['en', 'fr', 'es', 'zh', 'ar', 'ru'])(
  '[U3] words are those of the language, however they are found (%s)',
  (lang) => {
    const random = randomFrom(7)
    const texts = Array.from({ length: 400 }, () =>
      Array.from(
        { length: 1 + Math.floor(random() * 7) },
        () => PIECES[Math.floor(random() * PIECES.length)],
      ).join(''),
    )
    const all = texts.map((text) => asked(text, lang))
    expect(wordsIn(texts, lang)).toEqual(all.map(({ words }) => words))
    expect(countWords(texts, lang)).toBe(all.reduce((sum, { count }) => sum + count, 0))
    expect(texts.filter((text) => /^[a-zA-Z0-9 ]+$/.test(text)).length).toBeGreaterThan(20)
  },
)

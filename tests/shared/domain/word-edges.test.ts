import { describe, expect, it } from 'vitest'
import { commonEnds, endOfFirstWord, startOfLastWord } from '../../../shared/domain/word-edges.ts'
import { randomFrom } from '../ydoc/notation.ts'

const WORDS =
  '安全理事会 根据 《联合国宪章》 对 维护国际和平 ， 「负责」 。 （一） peace-keepers, Member States’ don’t 【注】 ، الأمن'.split(
    ' ',
  )

function someText(random: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? ''
    return random() < 0.4 ? `${word} ` : word
  }).join('')
}

/** Where the words of a text begin and end, as the language has them. */
function boundariesOf(text: string, lang: string): Set<number> {
  const parts = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)
  return new Set([...Array.from(parts, ({ index }) => index), text.length])
}

describe('edges of words', () => {
  for (const lang of ['en', 'fr', 'zh', 'ar'])
    it(`[U3] where a word ends for certain it ends whatever stands around it (${lang})`, () => {
      const random = randomFrom(7)
      let found = 0
      for (let i = 0; i < 100; i++) {
        const text = someText(random, 12)
        const boundaries = boundariesOf(text, lang)
        for (const at of [endOfFirstWord(text), startOfLastWord(text)]) {
          if (at < 0 || isUnspaced(text, at)) continue
          expect(boundaries, `${at} in ${text}`).toContain(at)
          found++
        }
      }
      expect(found).toBeGreaterThan(100)
    })

  it('[U6] what two texts begin and end with alike never overlaps, and ends where words do', () => {
    const random = randomFrom(11)
    let common = 0
    for (let i = 0; i < 500; i++) {
      const [head, tail] = [someText(random, 6), someText(random, 6)]
      const a = `${head}${someText(random, 2)}${tail}`
      const b = `${head}${random() < 0.3 ? '' : someText(random, 1)}${tail}`
      const { start, end } = commonEnds(a, b)
      expect(start + end).toBeLessThanOrEqual(Math.min(a.length, b.length))
      expect(a.slice(0, start)).toBe(b.slice(0, start))
      expect(a.slice(a.length - end)).toBe(b.slice(b.length - end))
      common += start + end
    }
    expect(common).toBeGreaterThan(5000)
    expect(commonEnds('one two three', 'one too three')).toEqual({ start: 4, end: 6 })
    expect(commonEnds('same', 'same')).toEqual({ start: 0, end: 0 })
    expect(commonEnds('a b', '')).toEqual({ start: 0, end: 0 })
  })
})

/** Without spaces, a word is only held to have ended. */
function isUnspaced(text: string, at: number): boolean {
  return /^[\u4e00-\u9fff]{2}$/u.test(text.slice(at - 1, at + 1))
}

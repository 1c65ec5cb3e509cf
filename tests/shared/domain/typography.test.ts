import { describe, expect, it } from 'vitest'
import { typographic } from '../../../shared/domain/typography.ts'

/** Types the text letter by letter. */
function typed(text: string, lang: string): string {
  let result = ''
  for (const letter of text) {
    const better = typographic(letter, result, lang)
    result = better ? result.slice(0, result.length - better.takes) + better.text : result + letter
  }
  return result
}

describe('[Y2] what typing means in a language', () => {
  it.each([
    ['en', 'the "host" State\'s duty', 'the “host” State’s duty'],
    ['en', '"It is \'clear\'," he said', '“It is ‘clear’,” he said'],
    ['en', '("annex")', '(“annex”)'],
    ['en', 'resolution 2518 and paragraph 4', 'resolution\u00a02518 and paragraph\u00a04'],
    ['en', 'S/RES/2518 "x"', 'S/RES/2518 “x”'],
    ['en', "https://a.example/it's", "https://a.example/it's"],
    ['en', 'and so on...', 'and so on…'],
    ['en', 'peace--security', 'peace—security'],
    ['fr', 'l\'État "hôte" : oui', 'l’État «\u00a0hôte\u00a0»\u00a0: oui'],
    ['fr', 'la résolution 2518', 'la résolution\u00a02518'],
    ['es', 'el "Estado" y el párrafo 4', 'el «Estado» y el párrafo\u00a04'],
    ['ru', '"мир" и пункт 4', '«мир» и пункт\u00a04'],
    ['zh', '"和平"', '“和平”'],
    ['tlh', '"x"', '“x”'],
  ])('%s: %j', (lang, text, expected) => {
    expect(typed(text, lang)).toBe(expected)
  })
})

// Words as the language has them, by Intl.Segmenter. To ask it costs more than to answer, and over a long text it takes
// seconds: so many short texts are asked about together, a page of them at a time.

const PAGE_UNITS = 1000
const BETWEEN = '\n'

/** Where the word, or what else stands there, of each UTF-16 unit begins and ends. */
export type Words = readonly (readonly [start: number, end: number])[]

/** The words of each text. */
export function wordsIn(texts: readonly string[], lang: string): Words[] {
  const found: Words[] = []
  for (const page of pagesOf(texts)) {
    let words: (readonly [number, number])[] = []
    let start = 0
    for (const { index, segment } of segmented(page, lang)) {
      if (segment === BETWEEN) {
        found.push(words)
        words = []
        start = index + 1
        continue
      }
      const word = [index - start, index - start + segment.length] as const
      for (let i = 0; i < segment.length; i++) words.push(word)
    }
  }
  return found
}

/** How many words there are in all texts together; marks and spaces are none. */
export function countWords(texts: readonly string[], lang: string): number {
  let words = 0
  for (const page of pagesOf(texts))
    for (const { isWordLike } of segmented(page, lang)) if (isWordLike) words++
  return words
}

/** The parts of one text, words and what stands between them. */
export function partsOf(text: string, lang: string): string[] {
  return Array.from(segmented(text, lang), ({ segment }) => segment)
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmented(text: string, lang: string): Intl.Segments {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' })
  segmenters.set(lang, known)
  return known.segment(text)
}

/** The texts joined to pages, each text with what ends it; no text on the tape holds a line break ([T16]). */
function* pagesOf(texts: readonly string[]): Generator<string> {
  let page = ''
  for (const text of texts) {
    page += text + BETWEEN
    if (page.length < PAGE_UNITS) continue
    yield page
    page = ''
  }
  if (page !== '') yield page
}

// Words as the language has them, by Intl.Segmenter. To ask it costs something each time, and each word costs the more the longer
// the text is in which it stands: so many short texts are asked about together, a small page of them at a time.

const PAGE_UNITS = 200
const BETWEEN = '\n'

/** Where the word, or what else stands there, of each UTF-16 unit begins and ends. */
export type Words = readonly (readonly [start: number, end: number])[]

/** The words of each text. */
export function wordsIn(texts: readonly string[], lang: string): Words[] {
  const found = texts.map((text) => (PLAIN.test(text) ? plainWords(text) : null))
  const asked = wordsAsked(
    texts.filter((_, i) => !found[i]),
    lang,
  )
  let next = 0
  return found.map((words) => words ?? asked[next++] ?? [])
}

function wordsAsked(texts: readonly string[], lang: string): Words[] {
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
  const asked = texts.filter((text) => !PLAIN.test(text))
  for (const text of texts) if (PLAIN.test(text)) words += text.match(PLAIN_WORD)?.length ?? 0
  for (const page of pagesOf(asked))
    for (const { isWordLike } of segmented(page, lang)) if (isWordLike) words++
  return words
}

// Of Latin letters, figures, and marks that join nothing, every language makes the same words; most of what changes in a
// text is no more than that, and to ask costs thirty times as much as to look.
const PLAIN = /^(?:[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f ()-]|[,;.](?= |$))*$/u
const PLAIN_WORD = /[^ (),;.-]+/gu
const PLAIN_PART = /[^ (),;.-]+| +|[(),;.-]/gu

function plainWords(text: string): Words {
  return (text.match(PLAIN_PART) ?? []).flatMap(inUnits())
}

/** From parts that follow one another to where the part of each unit begins and ends. */
function inUnits(): (part: string) => (readonly [number, number])[] {
  let at = 0
  return (part) => {
    const word = [at, at + part.length] as const
    at += part.length
    return Array.from(part, () => word)
  }
}

/** The parts of one text, words and what stands between them. */
export function partsOf(text: string, lang: string): string[] {
  if (PLAIN.test(text)) return text.match(PLAIN_PART) ?? []
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

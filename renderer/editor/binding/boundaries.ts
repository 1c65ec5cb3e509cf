// How far one press of a deletion key reaches in a text; offsets in UTF-16 units.

export type Unit = 'character' | 'word'

const segmenters = new Map<Intl.SegmenterOptions['granularity'], Intl.Segmenter>()

/** Made with the first key that asks for it, not with the window: it reads tables. */
function segments(text: string, granularity: 'grapheme' | 'word'): Intl.Segments {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter(undefined, { granularity })
  segmenters.set(granularity, known)
  return known.segment(text)
}

/** Emoji, flags and keycaps go as a whole; of a letter with marks, Backspace takes the last mark. */
const WHOLE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/** Where the text that Backspace takes before `offset` begins; at least one character, if there is one. */
export function startBefore(text: string, offset: number, unit: Unit): number {
  if (offset <= 0) return 0
  if (unit === 'word') return wordStart(text.slice(0, offset))
  const cluster = segments(text, 'grapheme').containing(offset - 1)
  const start = cluster?.index ?? offset - 1
  if (WHOLE.test(text.slice(start, offset))) return start
  return offset - lastCharacter(text.slice(0, offset)).length
}

/** Where the text that Delete takes from `offset` on ends. */
export function endAfter(text: string, offset: number, unit: Unit): number {
  if (offset >= text.length) return text.length
  if (unit === 'word') return offset + wordEnd(text.slice(offset))
  const cluster = segments(text, 'grapheme').containing(offset)
  return cluster ? cluster.index + cluster.segment.length : offset + 1
}

function lastCharacter(text: string): string {
  return text.slice(-2).match(/[\ud800-\udbff][\udc00-\udfff]$/)?.[0] ?? text.slice(-1)
}

// Spaces towards the caret go together with the word.
function wordStart(text: string): number {
  const end = text.trimEnd().length
  if (end === 0) return 0
  return segments(text.slice(0, end), 'word').containing(end - 1)?.index ?? 0
}

function wordEnd(text: string): number {
  const start = text.length - text.trimStart().length
  const word = segments(text, 'word').containing(start)
  return word ? word.index + word.segment.length : text.length
}

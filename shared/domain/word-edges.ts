// Where a word ends for certain, whatever stands around it: a long text is cut there, so that words are looked for around
// changes alone ([U3], [U6]).

/** Behind and before these a word ends in every language, but for a full-width comma between figures; a narrow no-break space joins them. */
const EDGE =
  /[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u205f\u3000-\u3002\u3008-\u3011\u3014-\u301b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/u
/** Only characters of the basic plane that stand without spaces: cutting between them tears no pair. */
const UNSPACED = /^[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+$/u
const LONGEST_WORD = 8
const LONG = 2 * LONGEST_WORD

/** Where the first word ends for certain; -1 if nothing says. Without spaces, some characters on it has ended anyhow. */
export function endOfFirstWord(text: string): number {
  const end = text.search(EDGE)
  const isLong = end < 0 ? text.length > LONG : end > LONG
  return isLong && UNSPACED.test(text.slice(0, LONG)) ? LONGEST_WORD : end
}

/** Where the last word begins at the latest. */
export function startOfLastWord(text: string): number {
  let start = text.length
  while (start > 0 && !EDGE.test(text[start - 1] ?? ' ')) start--
  const isLong = text.length - start > LONG
  return isLong && UNSPACED.test(text.slice(-LONG)) ? text.length - LONGEST_WORD : start
}

/** How many units at the beginning and at the end two texts have in common, as far as whole words reach; neither overlaps. */
export function commonEnds(a: string, b: string): { readonly start: number; readonly end: number } {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a[same] === b[same]) same++
  const start = startOfLastWord(a.slice(0, same))
  let tail = 0
  while (tail < most - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const first = tail === 0 ? -1 : endOfFirstWord(a.slice(a.length - tail))
  return { start, end: first < 0 ? 0 : tail - first }
}

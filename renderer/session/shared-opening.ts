const SHARE = 0.6
const FEWEST = 4
/** How much of a paragraph is looked at. */
export const LONGEST_OPENING = 60

/**
 * The formula with which most of the paragraphs begin (“The Security Council ”), cut at a word; empty if
 * there is none. A formula that more than half of them share is also that of the middle one in order.
 */
export function sharedOpening(paragraphs: readonly string[]): string {
  const openings = paragraphs.map((words) => words.slice(0, LONGEST_OPENING)).filter(Boolean)
  if (openings.length < FEWEST) return ''
  const middle = openings.toSorted()[openings.length >> 1] ?? ''
  const shared = openings.map((opening) => commonLength(opening, middle)).toSorted((a, b) => b - a)
  const length = shared[Math.ceil(openings.length * SHARE) - 1] ?? 0
  return cutAtWord(middle.slice(0, length))
}

function commonLength(a: string, b: string): number {
  const longest = Math.min(a.length, b.length)
  for (let at = 0; at < longest; at++) if (a[at] !== b[at]) return at
  return longest
}

/** As many whole words as there are, with the space behind the last; where words are not parted by spaces, every character ends one. */
export function cutAtWord(text: string): string {
  if (/\p{sc=Han}$/u.test(text)) return text
  return text.slice(0, text.lastIndexOf(' ') + 1)
}

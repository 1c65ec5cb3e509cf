/** One replacement that turns a text into another; offsets in UTF-16 units, never inside a surrogate pair. */
export type TextDiff = { readonly start: number; readonly end: number; readonly inserted: string }

/**
 * The smallest single replacement from `before` to `after`, or null if they are equal. With `caret`, the
 * offset in `after` at which the change ended, a repeated letter is found where it was typed.
 */
export function diffText(before: string, after: string, caret: number | null): TextDiff | null {
  if (before === after) return null
  const shared = Math.min(before.length, after.length)
  const growth = after.length - before.length
  const limit = caret === null ? shared : caret - Math.max(0, growth)
  const cap = Math.max(0, Math.min(shared, limit))
  let head = 0
  while (head < cap && before[head] === after[head]) head++
  let tail = 0
  while (head + tail < shared && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  while (head + tail < shared && before[head] === after[head]) head++
  while (head > 0 && (splitsPair(before, head) || splitsPair(after, head))) head--
  while (
    tail > 0 &&
    (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail))
  ) {
    tail--
  }
  return {
    start: head,
    end: before.length - tail,
    inserted: after.slice(head, after.length - tail),
  }
}

/** Whether the offset lies between the two halves of one character. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const left = text.charCodeAt(offset - 1)
  const right = text.charCodeAt(offset)
  return (left & 0xfc00) === 0xd800 && (right & 0xfc00) === 0xdc00
}

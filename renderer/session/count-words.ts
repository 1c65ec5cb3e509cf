const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu

const counted = new Map<string, number>()
const MAX_REMEMBERED = 4000

/**
 * How many words a paragraph has; Chinese and Japanese are counted by character, as word processors do.
 * Counts are remembered, because of a whole text only the paragraph that is being written changes.
 */
export function countWords(paragraph: string): number {
  const known = counted.get(paragraph)
  if (known !== undefined) return known
  let words = 0
  for (const _ of paragraph.matchAll(WORD)) words++
  if (counted.size >= MAX_REMEMBERED) counted.clear()
  counted.set(paragraph, words)
  return words
}

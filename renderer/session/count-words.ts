const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu

/** How many words a paragraph has; Chinese and Japanese are counted by character, as word processors do. */
export function countWords(paragraph: string): number {
  let words = 0
  for (const _ of paragraph.matchAll(WORD)) words++
  return words
}

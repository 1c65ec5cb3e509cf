import type { ParagraphId } from './char-ids.ts'
import type { Paragraph } from './views.ts'

// Latin numerals as United Nations drafts use them for what is inserted behind a numbered paragraph.
const REPEATS = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
]

/**
 * The number of every paragraph; empty for the title and for what was removed. Base paragraphs are counted from 1, and a
 * paragraph that is only proposed is numbered behind the one it follows: 7 bis, 7 ter …; in front of the first one
 * 1 ante, 1 ante bis … ([V10]).
 */
export function numberParagraphs(
  paragraphs: readonly Pick<Paragraph, 'id' | 'kind' | 'proposedBy' | 'isRemoved'>[],
): ReadonlyMap<ParagraphId, string> {
  const numbers = new Map<ParagraphId, string>()
  let count = 0
  let since = 0
  for (const { id, kind, proposedBy, isRemoved } of paragraphs) {
    if (kind === 'title' || isRemoved) numbers.set(id, '')
    else if (proposedBy === null) {
      count++
      since = 0
      numbers.set(id, String(count))
    } else numbers.set(id, count === 0 ? ante(since++) : `${count} ${repeat(since++)}`)
  }
  return numbers
}

function ante(index: number): string {
  return index === 0 ? '1 ante' : `1 ante ${repeat(index - 1)}`
}

/** Behind decies the count goes on in figures: 7 (11). */
function repeat(index: number): string {
  return REPEATS[index] ?? `(${index + 2})`
}

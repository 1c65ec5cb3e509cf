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

/** The numbers that a revision gave; none before the first one. */
export type RevisionNumbers = Readonly<Record<ParagraphId, string>>

const NONE: RevisionNumbers = {}

type Numbered = Pick<Paragraph, 'id' | 'kind' | 'proposedBy' | 'isRemoved'>

/**
 * The number of every paragraph; empty for the title and for what was removed. Those of the last revision stay, also
 * where a paragraph was moved; before the first one base paragraphs are counted from 1. What has no number is numbered
 * behind the one it follows: 7 bis, 7 ter …; in front of the first one 1 ante, 1 ante bis … ([V10]).
 */
export function numberParagraphs(
  paragraphs: readonly Numbered[],
  revision: RevisionNumbers = NONE,
): ReadonlyMap<ParagraphId, string> {
  const numbers = new Map<ParagraphId, string>()
  const own = ownNumbers(paragraphs, revision)
  let last = ''
  let since = 0
  for (const { id, kind, isRemoved } of paragraphs) {
    const number = own.get(id)
    if (kind === 'title' || isRemoved) numbers.set(id, '')
    else if (number !== undefined) {
      last = number
      since = 0
      numbers.set(id, number)
    } else numbers.set(id, last === '' ? ante(since++) : `${last} ${repeat(since++)}`)
  }
  return numbers
}

/** The paragraphs that have a number of their own. */
function ownNumbers(
  paragraphs: readonly Numbered[],
  revision: RevisionNumbers,
): ReadonlyMap<ParagraphId, string> {
  const own = new Map<ParagraphId, string>()
  const isFirstDraft = Object.keys(revision).length === 0
  for (const { id, kind, proposedBy, isRemoved } of paragraphs) {
    const counts = kind !== 'title' && !isRemoved
    const number =
      isFirstDraft && proposedBy === null && counts ? String(own.size + 1) : revision[id]
    if (number && counts) own.set(id, number)
  }
  return own
}

function ante(index: number): string {
  return index === 0 ? '1 ante' : `1 ante ${repeat(index - 1)}`
}

/** Behind decies the count goes on in figures: 7 (11). */
function repeat(index: number): string {
  return REPEATS[index] ?? `(${index + 2})`
}

import type { Hand } from '../../domain/manuscript.ts'
import type { TrackedChange } from '../imported-text.ts'
import { handOf, isDeleted, isInserted, type LooseParagraph } from './loose-paragraph.ts'

// In a document the end of a paragraph is tracked, on the tape its beginning. A paragraph that is inserted in front of another
// has its own end inserted there; here its beginning is, and the other keeps its own. Both read the same before and after.

/**
 * Shifts what is tracked on breaks so that a new paragraph begins with an inserted break: behind a break that stands, all
 * words up to an inserted one being inserted, the two change places.
 */
export function placeInsertedBreaks(paragraphs: readonly LooseParagraph[]): void {
  for (let at = 0; at < paragraphs.length; at++) {
    const standing = paragraphs[at]
    if (!standing || isInserted(standing.end)) continue
    let last = at
    for (let next = at + 1; next < paragraphs.length && isAllInserted(paragraphs[next]); next++) {
      last = next
    }
    if (last === at) continue
    const ends = paragraphs.slice(at, last + 1).map(({ end }) => end)
    const shifted = [...ends.slice(1), ...ends.slice(0, 1)]
    for (const [i, end] of shifted.entries()) {
      const paragraph = paragraphs[at + i]
      if (paragraph) paragraph.end = end
    }
    at = last
  }
}

function isAllInserted(paragraph: LooseParagraph | undefined): boolean {
  return (
    paragraph !== undefined &&
    isInserted(paragraph.end) &&
    paragraph.runs.every(({ changes }) => isInserted(changes))
  )
}

/**
 * Finds the paragraphs that somebody deletes as a whole, words and one of the two breaks around them: they are removed, which
 * is not to be joined. Takes the deletion off their words and off that break.
 */
export function findRemovals(paragraphs: readonly LooseParagraph[]): void {
  for (const [at, paragraph] of paragraphs.entries()) {
    const before = paragraphs[at - 1]
    if (!before || isInserted(before.end)) continue
    const by = removerOf(paragraph, before)
    if (!by) continue
    const side = deletes(paragraph.end, by.author) ? paragraph : before
    side.end = side.end.filter((change) => !isBy(change, by.author))
    paragraph.removedBy = by
    paragraph.runs = paragraph.runs.map((run) =>
      isInserted(run.changes)
        ? run
        : { ...run, changes: run.changes.filter((change) => !isBy(change, by.author)) },
    )
  }
}

/** Who deletes all words of the paragraph, and exactly one of the breaks around it. */
function removerOf(paragraph: LooseParagraph, before: LooseParagraph): Hand | null {
  const change = [...paragraph.end, ...before.end].find(({ kind }) => kind === 'deleted')
  if (!change) return null
  const { author } = change
  if (deletes(paragraph.end, author) === deletes(before.end, author)) return null
  if (isInserted(paragraph.end) && deletes(paragraph.end, author)) return null
  const own = paragraph.runs.filter(({ changes }) => !isInserted(changes))
  const isEmpty = paragraph.runs.length === 0
  const isAll = own.length > 0 && own.every(({ changes }) => deletes(changes, author))
  return isAll || (isEmpty && isDeleted(paragraph.end)) ? handOf(change) : null
}

function deletes(changes: readonly TrackedChange[], author: string): boolean {
  return changes.some((change) => isBy(change, author))
}

function isBy({ kind, author }: TrackedChange, by: string): boolean {
  return kind === 'deleted' && author === by
}

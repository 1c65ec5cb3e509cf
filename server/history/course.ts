import { IdSet } from '../../shared/domain/id-set.ts'
import { numberParagraphs, type RevisionNumbers } from '../../shared/domain/numbers.ts'
import { type RestorePoint, restorePoints } from '../../shared/domain/restore-points.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import { TapeIndex } from '../../shared/domain/tape-index.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readView } from '../../shared/ydoc/read-text.ts'
import { readTape } from '../../shared/ydoc/tape.ts'
import type { Worked } from './work.ts'

/** A restore point with the places of the paragraphs that its stretch is about. */
type CoursePoint = RestorePoint & { readonly paragraphs: readonly number[] }

/** The course of a negotiation: what a window gets of it is `TimelineAnswer`. */
export type Course = {
  /** The last entry of a member; 0 if there is none. */
  readonly head: number
  readonly points: readonly CoursePoint[]
  readonly paragraphs: readonly { id: Paragraph['id']; number: string; words: string }[]
}

type Known = {
  readonly ledger: Ledger
  readonly numbers: RevisionNumbers
  /** Entries after which a stretch ends in any case. */
  readonly cuts: readonly number[]
}

/** How much of a paragraph is enough to know it by. */
const MOST_WORDS = 60

/** Divides the work into stretches, and finds each stretch's words where they stand now. */
export function courseOf(work: readonly Worked[], { ledger, numbers, cuts }: Known): Course {
  const markup = readView(ledger, { kind: 'markup' })
  const named = numberParagraphs(markup, numbers)
  const places = new Map(markup.map(({ id }, at) => [id, at]))
  const find = finder(new TapeIndex(readTape(ledger)), places)
  let next = 0
  const points = restorePoints(work, cuts).map((point) => {
    const from = next
    while ((work[next]?.seq ?? Number.POSITIVE_INFINITY) <= point.seq) next++
    return { ...point, paragraphs: find(work.slice(from, next)) }
  })
  const paragraphs = markup.map(({ id, runs }) => ({
    id,
    number: named.get(id) ?? '',
    words: opening(runs),
  }))
  return { head: work.at(-1)?.seq ?? 0, points, paragraphs }
}

function opening(runs: Paragraph['runs']): string {
  return withoutSigns(runs.map(({ text }) => text).join('')).slice(0, MOST_WORDS)
}

/** Ids are put together first: what is typed letter by letter is one range of a stretch. */
function finder(index: TapeIndex, places: ReadonlyMap<Paragraph['id'], number>) {
  return (work: readonly Worked[]): readonly number[] => {
    const found = new Set<number>()
    for (const range of new IdSet(work.flatMap(({ touched }) => touched)).ranges()) {
      for (const { at } of index.pieces(range)) {
        const paragraph = index.paragraphAt(at)
        const place = paragraph === null ? undefined : places.get(paragraph)
        if (place !== undefined) found.add(place)
      }
    }
    return [...found].sort((a, b) => a - b)
  }
}

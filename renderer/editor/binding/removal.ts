import { $getNodeByKey } from 'lexical'
import type { CharId, ParagraphId, Range } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { markKind } from '../../../shared/ydoc/items.ts'
import { parseFace, parseLook } from '../derive-runs.ts'
import { endAfter, startBefore, type Unit } from './boundaries.ts'
import { caretAt, type Place, rangesBetween } from './caret.ts'
import type { Entry, ParagraphTable } from './paragraph-table.ts'
import { withWholeSigns } from './whole-signs.ts'

// What a deletion takes, as ids. Lexical's own removal of a range is never used: it throws on some
// selections over several runs, and it could not say "struck, but still there".

export type Direction = 'backward' | 'forward'

/** What goes, and where the caret stands afterwards whether it vanishes or is struck. */
export type Removal = {
  readonly ranges: readonly Range[]
  /** Paragraphs that go as a whole, which is not the same as their characters going ([T12]). */
  readonly paragraphs: readonly ParagraphId[]
  readonly caret: CharId
}

/** Everything between two places, the first of which comes first in the text. */
export function $rangeRemoval(
  table: ParagraphTable,
  start: Place,
  end: Place,
  direction: Direction,
): Removal {
  // The struck text stays on the screen: the caret goes to the side one was deleting towards.
  const caret = caretAt(direction === 'forward' ? end : start)
  const entries = $entriesFrom(table, start.entry, end.entry)
  const isTitle = $neighbour(table, start.entry, -1) === null
  if (start.offset === 0 && end.offset === 0 && entries.length > 1 && !isTitle) {
    return { ranges: [], paragraphs: entries.slice(0, -1).map(({ id }) => id), caret }
  }
  const ranges = entries.flatMap((entry) => [
    ...(entry === start.entry || !standsBehind(table, entries, entry) ? [] : [markRange(entry)]),
    ...wholeBetween(
      entry,
      entry === start.entry ? start.offset : 0,
      entry === end.entry ? end.offset : entry.shown.text.length,
    ),
  ])
  return { ranges, paragraphs: [], caret }
}

/** A moved paragraph does not stand on the tape behind what it is read behind, and is not joined to it ([T22]). */
function standsBehind(table: ParagraphTable, entries: readonly Entry[], entry: Entry): boolean {
  const before = entries[entries.indexOf(entry) - 1]
  return !before || tapeNeighbour(table, entry) === before
}

/** The shown paragraph that stands before this one on the tape. */
export function tapeNeighbour(table: ParagraphTable, entry: Entry): Entry | null {
  for (let item = entry.mark.left; item; item = item.left) {
    const before = markKind(item) === null ? undefined : table.byMark(item)
    if (before) return before
  }
  return null
}

function wholeBetween(entry: Entry, start: number, end: number): Range[] {
  return withWholeSigns(entry.shown.text, start, end).flatMap(([from, to]) =>
    rangesBetween(entry, from, to),
  )
}

/**
 * What one press of a key takes next to the place, or null at either end of the text. What one's own
 * delegation has struck already is stepped over.
 */
export function $stepRemoval(
  table: ParagraphTable,
  me: DelegationCode,
  place: Place,
  direction: Direction,
  unit: Unit,
): Removal | null {
  const { entry } = place
  const { text } = entry.shown
  const at = skipStruck(entry, me, place.offset, direction)
  if (direction === 'backward' && at > 0) {
    const start = startBefore(text, at, unit)
    const [first = start] = withWholeSigns(text, start, at).at(-1) ?? []
    return removalOf(wholeBetween(entry, start, at), caretAt({ entry, offset: first }))
  }
  if (direction === 'forward' && at < text.length) {
    const end = endAfter(text, at, unit)
    return removalOf(wholeBetween(entry, at, end), caretAt({ entry, offset: end }))
  }
  return $breakRemoval(table, me, entry, direction, unit)
}

// At the edge of a paragraph the break goes. Of an empty paragraph and its neighbour the empty one goes,
// so that the words keep the paragraph that they have been discussed under.
function $breakRemoval(
  table: ParagraphTable,
  me: DelegationCode,
  entry: Entry,
  direction: Direction,
  unit: Unit,
): Removal | null {
  const left = direction === 'backward' ? $neighbour(table, entry, -1) : entry
  const right = direction === 'backward' ? entry : $neighbour(table, entry, 1)
  if (!left || !right) return null
  if (tapeNeighbour(table, right) !== left) return null
  const isLeftEmpty = left.shown.text === '' && $neighbour(table, left, -1) !== null
  const goes = isLeftEmpty ? left : right
  if (parseFace(goes.shown.face).joinedBy.includes(me)) {
    const next = direction === 'backward' ? { entry: left, offset: left.shown.text.length } : null
    return $stepRemoval(table, me, next ?? { entry: right, offset: 0 }, direction, unit)
  }
  const caret =
    direction === 'backward' && !isLeftEmpty
      ? caretAt({ entry: left, offset: left.shown.text.length })
      : caretAt({ entry: right, offset: 0 })
  return removalOf([markRange(goes)], caret)
}

function skipStruck(
  entry: Entry,
  me: DelegationCode,
  offset: number,
  direction: Direction,
): number {
  const struck = struckStretches(entry, me)
  const isBackward = direction === 'backward'
  const found = struck.find(([start, end]) =>
    isBackward ? start < offset && offset <= end : start <= offset && offset < end,
  )
  if (!found) return offset
  return isBackward ? found[0] : found[1]
}

function struckStretches(entry: Entry, me: DelegationCode): [start: number, end: number][] {
  const stretches: [number, number][] = []
  let at = 0
  for (const run of entry.shown.runs) {
    const end = at + run.text.length
    const last = stretches.at(-1)
    if (parseLook(run.look).struckBy.includes(me)) {
      if (last && last[1] === at) last[1] = end
      else stretches.push([at, end])
    }
    at = end
  }
  return stretches
}

/** The paragraph shown directly before (-1) or after (1) the entry, or null. */
export function $neighbour(table: ParagraphTable, entry: Entry, step: -1 | 1): Entry | null {
  const node = $getNodeByKey(entry.key)
  const next = step < 0 ? node?.getPreviousSibling() : node?.getNextSibling()
  return (next && table.byKey(next.getKey())) ?? null
}

/** The entries from the first to the last in the order of the text, both included. */
export function $entriesFrom(table: ParagraphTable, first: Entry, last: Entry): Entry[] {
  const entries = [first]
  for (let at: Entry | null = first; at && at !== last; ) {
    at = $neighbour(table, at, 1)
    if (at) entries.push(at)
  }
  return entries
}

function removalOf(ranges: readonly Range[], caret: CharId): Removal {
  return { ranges, paragraphs: [], caret }
}

function markRange(entry: Entry): Range {
  return [entry.mark.id.client, entry.mark.id.clock, 1]
}

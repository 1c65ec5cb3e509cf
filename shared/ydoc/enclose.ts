import { type CharId, isSameChar, type Range } from '../domain/char-ids.ts'
import type { Segment } from '../domain/segments.ts'
import type { Sign } from '../domain/signs.ts'
import type { Edit } from './edits.ts'
import { itemAt } from './items.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'
import { markOf, paragraphSegments } from './tape.ts'

// What is put around words and leaves them as they are: square brackets ([P14]), a link, a footnote behind them ([T24]).
// Brackets are characters like others, so that every view and every format shows them where they stand.

/** Puts the words in square brackets; one card. */
export function bracket(edit: Edit, ledger: Ledger, ranges: readonly Range[]): void {
  const ends = endsOf(ledger, ranges)
  if (!ends) return
  edit.inGroup(() => {
    // From the right, so that the left place is still what it was.
    edit.insertText(ends.last, ']')
    edit.insertText(ends.before, '[')
  })
}

/** Makes the words a link to the address. */
export function linkWords(
  edit: Edit,
  ledger: Ledger,
  ranges: readonly Range[],
  start: Extract<Sign, { kind: 'linkStart' }>,
): void {
  const ends = endsOf(ledger, ranges)
  if (!ends) return
  edit.inGroup(() => {
    edit.insertSign(ends.last, { kind: 'linkEnd' })
    edit.insertSign(ends.before, start)
  })
}

/** A footnote behind a character; returns its last word's id, where typing goes on. */
export function insertNote(edit: Edit, left: CharId, words: string): CharId {
  const start = edit.insertSign(left, { kind: 'noteStart' })
  const last = words ? edit.insertText(start, words) : start
  edit.insertSign(last, { kind: 'noteEnd' })
  return last
}

/**
 * The nearest pair of square brackets around the words, or at their ends: what lifting the brackets takes away. Null if
 * there is none in the paragraph.
 */
export function bracketsAround(ledger: Ledger, ranges: readonly Range[]): readonly Range[] | null {
  const ends = endsOf(ledger, ranges)
  const first = ends && charactersFrom(ledger, ends.first, 'left')
  const last = ends && charactersFrom(ledger, ends.last, 'right')
  const open = first && nearest(first, '[', ']')
  const close = last && nearest(last, ']', '[')
  return open && close ? [rangeAt(open), rangeAt(close)] : null
}

type Ends = { readonly first: CharId; readonly last: CharId; readonly before: CharId }

/** The first and the last of the visible characters, and what stands before the first. */
function endsOf(ledger: Ledger, ranges: readonly Range[]): Ends | null {
  const pieces = ranges
    .flatMap((range) => [...segmentsIn(ledger, range)])
    .filter(({ isHidden, kind }) => !isHidden && kind === 'text')
  const [first] = pieces
  const last = pieces.at(-1)
  const before = first && leftOf(ledger, first)
  if (!first || !last || !before) return null
  return { first: idAt(first), last: lastOf(last), before }
}

/** What stands directly left on the tape, hidden or not: there the new character touches the word. */
function leftOf(ledger: Ledger, segment: Segment): CharId | null {
  const item = itemAt(ledger.doc, segment)
  if (!item) return null
  if (segment.clock > item.id.clock) return { client: segment.client, clock: segment.clock - 1 }
  const { left } = item
  return left && { client: left.id.client, clock: left.id.clock + left.length - 1 }
}

type Character = { readonly id: CharId; readonly text: string }

/** The visible characters of the paragraph from this one on, in one direction. */
function charactersFrom(ledger: Ledger, start: CharId, side: 'left' | 'right'): Character[] {
  const mark = markOf(ledger, itemAt(ledger.doc, start))
  const all = [...(mark ? paragraphSegments(ledger, mark) : [])].flatMap(
    ({ client, clock, text }) =>
      text.split('').map((unit, at) => ({ id: { client, clock: clock + at }, text: unit })),
  )
  const at = all.findIndex(({ id }) => isSameChar(id, start))
  return side === 'left' ? all.slice(0, at + 1).reverse() : all.slice(at)
}

function nearest(characters: Iterable<Character>, wanted: string, other: string): CharId | null {
  let depth = 0
  let isFirst = true
  for (const { id, text } of characters) {
    if (text === wanted && depth === 0) return id
    if (text === wanted) depth--
    // A bracket at the very end of the words belongs to them.
    else if (text === other && !isFirst) depth++
    isFirst = false
  }
  return null
}

const idAt = ({ client, clock }: Segment): CharId => ({ client, clock })
const lastOf = ({ client, clock, length }: Segment): CharId => ({
  client,
  clock: clock + length - 1,
})
const rangeAt = ({ client, clock }: CharId): Range => [client, clock, 1]

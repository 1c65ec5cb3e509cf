import type { CharId } from '../domain/char-ids.ts'
import type { Segment } from '../domain/segments.ts'
import { type Item, isFence, itemAt } from './items.ts'
import type { Ledger } from './ledger.ts'

/** The nearest visible character or live mark left or right of one, and the segment that holds it; null at the end of the tape. */
export function visibleNeighbour(
  ledger: Ledger,
  id: CharId,
  side: 'left' | 'right',
): Segment | null {
  let item: Item | null = itemAt(ledger.doc, id)
  let clock = id.clock
  while (item) {
    const found = visibleIn(ledger, item, clock, side)
    if (found) return found
    item = side === 'left' ? item.left : item.right
    clock = side === 'left' ? Number.POSITIVE_INFINITY : -1
  }
  return null
}

/** The nearest visible segment of the item beyond the clock. */
function visibleIn(
  ledger: Ledger,
  item: Item,
  clock: number,
  side: 'left' | 'right',
): Segment | null {
  if (isFence(item)) return null
  const segments = ledger.segmentsOf(item)
  const ordered = side === 'left' ? [...segments].reverse() : segments
  for (const segment of ordered) {
    const isBeyond =
      side === 'left' ? segment.clock < clock : segment.clock + segment.length - 1 > clock
    if (isBeyond && !segment.isHidden) return segment
  }
  return null
}

/** The part of the range's characters that is on the tape, cut into pieces of one status. */
export function* segmentsIn(
  ledger: Ledger,
  [client, clock, length]: readonly [number, number, number],
): Generator<Segment> {
  let at = clock
  while (at < clock + length) {
    const item = itemAt(ledger.doc, { client, clock: at })
    if (!item) return
    for (const segment of ledger.segmentsOf(item)) {
      const start = Math.max(segment.clock, clock)
      const end = Math.min(segment.clock + segment.length, clock + length)
      if (start < end) yield part(segment, start, end)
    }
    at = item.id.clock + item.length
  }
}

function part(segment: Segment, start: number, end: number): Segment {
  if (start === segment.clock && end === segment.clock + segment.length) return segment
  const text = segment.text.slice(start - segment.clock, end - segment.clock)
  return { ...segment, clock: start, length: end - start, text }
}

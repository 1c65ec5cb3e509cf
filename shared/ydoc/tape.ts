import type { CharId } from '../domain/char-ids.ts'
import type { Segment } from '../domain/segments.ts'
import { firstItem, type Item, isFence, markKind, textOfItem } from './items.ts'
import type { Ledger } from './ledger.ts'

// Walking the tape. A mark is live while nobody has hidden it; a hidden one opens nothing ([T2]).

export function isLiveMark(ledger: Ledger, item: Item): boolean {
  return markKind(item) !== null && !ledger.isHidden(item.id)
}

/** The first live mark at the item or right of it, or null. */
function liveMarkFrom(ledger: Ledger, item: Item | null): Item | null {
  let at = item
  while (at && !isLiveMark(ledger, at)) at = at.right
  return at
}

export function firstMark(ledger: Ledger): Item | null {
  return liveMarkFrom(ledger, firstItem(ledger.doc))
}

export function nextMark(ledger: Ledger, mark: Item): Item | null {
  return liveMarkFrom(ledger, mark.right)
}

/** The mark of the paragraph in which the item stands: the live mark at the item or left of it. */
export function markOf(ledger: Ledger, item: Item | null): Item | null {
  let at = item
  while (at && !isLiveMark(ledger, at)) at = at.left
  return at
}

/** The visible characters of a paragraph, in reading order. */
export function* paragraphSegments(ledger: Ledger, mark: Item): Generator<Segment> {
  for (let at = mark.right; at && !isLiveMark(ledger, at); at = at.right) {
    if (textOfItem(at) === null) continue
    for (const segment of ledger.segmentsOf(at)) if (!segment.isHidden) yield segment
  }
}

/** The last visible character of a paragraph (its mark, if it has none) and the fence behind it, if one stands there ([T5]). */
export function paragraphEnd(
  ledger: Ledger,
  mark: Item,
): { readonly last: CharId; readonly fence: CharId | null } {
  let last: CharId = mark.id
  let fence: CharId | null = null
  for (let at = mark.right; at && !isLiveMark(ledger, at); at = at.right) {
    if (isFence(at)) fence = at.id
    else if (textOfItem(at) !== null) {
      for (const segment of ledger.segmentsOf(at)) {
        if (segment.isHidden) continue
        last = { client: segment.client, clock: segment.clock + segment.length - 1 }
        fence = null
      }
    }
  }
  return { last, fence }
}

/**
 * The tape as the base text needs it: every mark, and the words that have become base text. What is pending through and through,
 * most of a long negotiation, costs one question an item.
 */
export function readBaseTape(ledger: Ledger): Segment[] {
  const segments: Segment[] = []
  for (let at = firstItem(ledger.doc); at; at = at.right) {
    if (mayBeBase(ledger, at) || markKind(at)) segments.push(...ledger.segmentsOf(at))
  }
  return segments
}

function mayBeBase(ledger: Ledger, { id, length }: Item): boolean {
  return ledger.isBaseHand(id.client) || ledger.incorporated.hits(id.client, id.clock, length)
}

/** The whole tape in order, hidden characters included: what every view is computed from. */
export function readTape(ledger: Ledger): Segment[] {
  const segments: Segment[] = []
  for (let at = firstItem(ledger.doc); at; at = at.right) segments.push(...ledger.segmentsOf(at))
  return segments
}

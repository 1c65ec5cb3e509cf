import type { CharId, Range } from '../../shared/domain/char-ids.ts'
import { itemAt, markKind, textOfItem } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'

/** The characters of the ranges, in the order of the ranges. */
export function textOfRanges({ doc }: Ledger, ranges: readonly Range[]): string {
  let text = ''
  for (const [client, clock, length] of ranges) {
    for (let at = clock; at < clock + length; ) {
      const item = itemAt(doc, { client, clock: at })
      if (!item) break
      const end = Math.min(item.id.clock + item.length, clock + length)
      text += (textOfItem(item) ?? '').slice(at - item.id.clock, end - item.id.clock)
      at = end
    }
  }
  return text
}

/** The last words left of a character, that one included: where something stood. */
export function wordsBefore({ doc }: Ledger, left: CharId, length = 40): string {
  const item = itemAt(doc, left)
  let text = item ? (textOfItem(item) ?? '').slice(0, left.clock - item.id.clock + 1) : ''
  for (let at = item?.left ?? null; at && text.length < length && !markKind(at); at = at.left) {
    text = (textOfItem(at) ?? '') + text
  }
  return text.slice(-length)
}

import type { Range } from '../../../shared/domain/char-ids.ts'
import { type Item, itemsOf, markKind } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { tapeOf } from '../../../shared/ydoc/roots.ts'
import { isLiveMark, markOf } from '../../../shared/ydoc/tape.ts'

// Which paragraphs a transaction may have changed: those of its new characters and those whose
// characters changed their status. Nothing else is ever derived again.

/**
 * The marks, hidden ones included, of every paragraph that holds one of the characters. A mark that came,
 * went or changed also gives and takes text to and from the paragraph before it, which is named as well.
 */
export function touchedMarks(ledger: Ledger, ranges: Iterable<Range>): Set<Item> {
  const marks = new Set<Item>()
  const known = new Map<Item, Item | null>()
  for (const [client, clock, length] of ranges) {
    for (const item of itemsOf(ledger.doc, client, clock, clock + length)) {
      if (item.parent !== tapeOf(ledger.doc)) continue
      if (markKind(item) !== null) marks.add(item)
      const start = markKind(item) === null ? item : item.left
      const mark = start && walkToMark(ledger, start, known)
      if (mark) marks.add(mark)
    }
  }
  return marks
}

// A large update has many items in one paragraph: the way to its mark is walked once.
function walkToMark(ledger: Ledger, start: Item, known: Map<Item, Item | null>): Item | null {
  const path: Item[] = []
  let item: Item | null = start
  while (item && !known.has(item) && !isLiveMark(ledger, item)) {
    path.push(item)
    item = item.left
  }
  const mark = item && (known.get(item) ?? markOf(ledger, item))
  for (const walked of path) known.set(walked, mark)
  return mark
}

import { $getNodeByKey, $getRoot } from 'lexical'
import { paragraphIdOf } from '../../../shared/domain/char-ids.ts'
import { type MarkPlace, orderParagraphs } from '../../../shared/domain/paragraph-order.ts'
import { firstItem, type Item, markKind } from '../../../shared/ydoc/items.ts'
import { isLiveMark } from '../../../shared/ydoc/tape.ts'
import type { Canvas } from './apply-change.ts'
import type { Entry } from './paragraph-table.ts'

// Paragraphs are drawn where the tape has them, and then brought into the order in which they are read ([T22], [V12]).
// As long as nothing was ever moved, the two are the same and nothing here walks the text.

/** The entries in the order of reading. */
function orderedEntries({ ledger, statements, table }: Canvas): Entry[] {
  const marks: MarkPlace[] = []
  for (let item: Item | null = firstItem(ledger.doc); item; item = item.right) {
    if (markKind(item) === null) continue
    marks.push({ id: paragraphIdOf(item.id), isShown: isLiveMark(ledger, item) })
  }
  return orderParagraphs(marks, statements.placements(ledger)).flatMap((id) => table.byId(id) ?? [])
}

/** Moves the nodes that stand elsewhere than they are read; the others are not touched. */
export function $arrange(canvas: Canvas): void {
  const root = $getRoot()
  let at = root.getFirstChild()
  for (const { key } of orderedEntries(canvas)) {
    const node = $getNodeByKey(key)
    if (!node) continue
    if (node.is(at)) at = node.getNextSibling()
    else if (at) at.insertBefore(node, false)
    else root.append(node)
  }
}

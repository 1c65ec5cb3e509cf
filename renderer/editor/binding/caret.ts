import {
  $createRangeSelection,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
} from 'lexical'
import type { CharId, Range } from '../../../shared/domain/char-ids.ts'
import { type Item, isFence, itemAt, markKind } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { markOf } from '../../../shared/ydoc/tape.ts'
import type { Entry, ParagraphTable } from './paragraph-table.ts'

// A caret is the id of the character to its left, or of the paragraph's mark at the start ([V8]). Other
// people's edits move offsets; they never move an id.

/** Both ends of a selection, as ids. */
export type CaretPair = { readonly anchor: CharId; readonly focus: CharId }

/** A place on the screen: UTF-16 units from the start of the paragraph's shown text. */
export type Place = { readonly entry: Entry; readonly offset: number }

/** The caret before unit `offset` of the paragraph. */
export function caretAt({ entry, offset }: Place): CharId {
  let rest = offset
  for (const [client, clock, length] of entry.shown.ranges) {
    if (rest <= 0) break
    if (rest <= length) return { client, clock: clock + rest - 1 }
    rest -= length
  }
  const last = entry.shown.ranges.at(-1)
  if (offset > 0 && last) return { client: last[0], clock: last[1] + last[2] - 1 }
  return { client: entry.mark.id.client, clock: entry.mark.id.clock }
}

/** The ids of the shown units `[start, end)` of the paragraph. */
export function rangesBetween(entry: Entry, start: number, end: number): Range[] {
  const found: Range[] = []
  let at = 0
  for (const [client, clock, length] of entry.shown.ranges) {
    const from = Math.max(start, at)
    const to = Math.min(end, at + length)
    if (from < to) found.push([client, clock + from - at, to - from])
    at += length
  }
  return found
}

/**
 * Where the caret stands on the screen now: behind its character, or behind the visible left neighbour
 * of a character that is hidden; null while this replica does not hold the character.
 */
export function placeOf(table: ParagraphTable, ledger: Ledger, caret: CharId): Place | null {
  const item = itemAt(ledger.doc, caret)
  let mark = item && markOf(ledger, item)
  if (!item || !mark) return null
  const entry = table.byMark(mark)
  if (entry) return { entry, offset: visibleUpTo(ledger, mark, item, caret) }
  // A removed paragraph of which nothing is shown: the end of what stands before it.
  while (mark?.left) {
    mark = markOf(ledger, mark.left)
    const before = mark && table.byMark(mark)
    if (before) return { entry: before, offset: before.shown.text.length }
  }
  return null
}

function visibleUpTo(ledger: Ledger, mark: Item, item: Item, caret: CharId): number {
  let offset = 0
  if (item === mark) return offset
  for (let at = mark.right; at; at = at.right) {
    if (!isFence(at) && markKind(at) === null) {
      for (const segment of ledger.segmentsOf(at)) {
        if (segment.isHidden) continue
        const upTo = at === item ? caret.clock - segment.clock + 1 : segment.length
        offset += Math.max(0, Math.min(segment.length, upTo))
      }
    }
    if (at === item) return offset
  }
  return offset
}

/** The place at which a point of Lexical's selection stands, or null outside every known paragraph. */
export function $placeOfPoint(table: ParagraphTable, point: PointType): Place | null {
  const node = point.getNode()
  if (node.getKey() === 'root') return $placeInRoot(table, node, point.offset)
  const paragraph = node.getTopLevelElement()
  const entry = paragraph && table.byKey(paragraph.getKey())
  if (!paragraph || !entry) return null
  return { entry, offset: $offsetIn(paragraph, point) }
}

function $placeInRoot(table: ParagraphTable, root: LexicalNode, index: number): Place | null {
  if (!$isElementNode(root)) return null
  const isEnd = index >= root.getChildrenSize()
  const paragraph = isEnd ? root.getLastChild() : root.getChildAtIndex(index)
  const entry = paragraph && table.byKey(paragraph.getKey())
  return entry ? { entry, offset: isEnd ? entry.shown.text.length : 0 } : null
}

function $offsetIn(paragraph: ElementNode, point: PointType): number {
  const isElementPoint = point.type === 'element'
  let offset = 0
  let index = 0
  for (let child = paragraph.getFirstChild(); child; child = child.getNextSibling()) {
    if (isElementPoint ? index++ === point.offset : child.getKey() === point.key) {
      return isElementPoint ? offset : offset + point.offset
    }
    offset += child.getTextContentSize()
  }
  return offset
}

/** The present selection as places, or null if there is none in the text. */
export function $readSelection(
  table: ParagraphTable,
): { readonly anchor: Place; readonly focus: Place; readonly isBackward: boolean } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const anchor = $placeOfPoint(table, selection.anchor)
  const focus = $placeOfPoint(table, selection.focus)
  return anchor && focus ? { anchor, focus, isBackward: selection.isBackward() } : null
}

/** The present selection as ids, or null if there is none in the text. */
export function $readCarets(table: ParagraphTable): CaretPair | null {
  const selection = $readSelection(table)
  return selection && { anchor: caretAt(selection.anchor), focus: caretAt(selection.focus) }
}

/** Puts the selection where the carets stand now; leaves it alone if one of them cannot be found. */
export function $select(table: ParagraphTable, ledger: Ledger, carets: CaretPair): void {
  const anchor = placeOf(table, ledger, carets.anchor)
  const focus = carets.focus === carets.anchor ? anchor : placeOf(table, ledger, carets.focus)
  if (anchor && focus) $selectPlaces(anchor, focus)
}

/** Selects from the one place to the other; nothing changes if their paragraphs are not drawn. */
export function $selectPlaces(anchor: Place, focus: Place): void {
  const selection = $createRangeSelection()
  if ($setPoint(selection.anchor, anchor) && $setPoint(selection.focus, focus)) {
    $setSelection(selection)
  }
}

function $setPoint(point: PointType, { entry, offset }: Place): boolean {
  const paragraph = $getNodeByKey(entry.key)
  if (!$isElementNode(paragraph)) return false
  let rest = offset
  for (let child = paragraph.getFirstChild(); child; child = child.getNextSibling()) {
    const size = child.getTextContentSize()
    // At a boundary the left run keeps the caret: what is typed there continues it.
    if (rest <= size) {
      point.set(child.getKey(), rest, 'text')
      return true
    }
    rest -= size
  }
  const last = paragraph.getLastChild()
  if (last) point.set(last.getKey(), last.getTextContentSize(), 'text')
  else point.set(paragraph.getKey(), 0, 'element')
  return true
}

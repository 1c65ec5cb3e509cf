import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  type EditorState,
  type NodeKey,
} from 'lexical'
import type { Range } from '../../../shared/domain/char-ids.ts'
import type { Item } from '../../../shared/ydoc/items.ts'
import { $isShown, $textOf } from '../translate.ts'
import type { Canvas } from './apply-change.ts'
import { $placeOfPoint } from './caret.ts'
import type { ParagraphTable } from './paragraph-table.ts'
import type { TypedText } from './read-edit.ts'

/** What an update of Lexical did to paragraphs that were drawn. */
export type ReadParagraphs = {
  /** Their text is another one: it is stated on the tape. */
  readonly typed: readonly TypedText[]
  /** Marks of those whose text is right and whose runs are not: they are drawn again. */
  readonly wrong: Set<Item>
}

/**
 * Compares paragraphs with what was drawn; a frozen one is passed over. `replaced`: the characters that a
 * composition which has just ended was begun over.
 */
export function $readParagraphs(
  { table, frozen }: Pick<Canvas, 'table' | 'frozen'>,
  keys: ReadonlySet<NodeKey>,
  replaced: readonly Range[],
): ReadParagraphs {
  const typed: TypedText[] = []
  const wrong = new Set<Item>()
  for (const key of keys) {
    const entry = table.byKey(key)
    const text = entry && entry !== frozen ? $textOf(key) : null
    if (!entry || text === null) continue
    if (text !== entry.shown.text)
      typed.push({ entry, text, caret: $caretIn(table, key), replaced })
    else if (!$isShown(key, entry.shown)) wrong.add(entry.mark)
  }
  return { typed, wrong }
}

function $caretIn(table: ParagraphTable, key: NodeKey): number | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const place = $placeOfPoint(table, selection.focus)
  return place?.entry.key === key ? place.offset : null
}

/**
 * Whether Lexical's paragraphs are those of the table: no command has made or lost one of its own. Lexical
 * calls its root dirty at every key, so only the paragraphs that are dirty themselves are looked at.
 */
export function knowsParagraphs(
  table: ParagraphTable,
  state: EditorState,
  dirtyElements: ReadonlyMap<NodeKey, boolean>,
): boolean {
  return state.read(() => {
    if ($getRoot().getChildrenSize() !== table.size) return false
    for (const key of dirtyElements.keys()) {
      if (key === 'root' || table.byKey(key)) continue
      if ($getNodeByKey(key)?.isAttached()) return false
    }
    return true
  })
}

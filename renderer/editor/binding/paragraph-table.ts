import { $getRoot, type NodeKey } from 'lexical'
import { type ParagraphId, paragraphIdOf } from '../../../shared/domain/char-ids.ts'
import type { Item } from '../../../shared/ydoc/items.ts'
import type { ShownParagraph } from '../derive-runs.ts'

/** One paragraph on the screen: its mark on the tape, its node, and exactly what the node shows. */
export type Entry = {
  readonly id: ParagraphId
  readonly mark: Item
  readonly key: NodeKey
  /**
   * What was last drawn: the base of the next comparison, the way from offsets to ids, and the common
   * ancestor when an input method and others have changed the paragraph at the same time.
   */
  shown: ShownParagraph
}

/** Which paragraph is which node. */
export class ParagraphTable {
  readonly #byId = new Map<ParagraphId, Entry>()
  readonly #byKey = new Map<NodeKey, Entry>()

  get size(): number {
    return this.#byId.size
  }

  byId(id: ParagraphId): Entry | undefined {
    return this.#byId.get(id)
  }

  byMark(mark: Item): Entry | undefined {
    return this.#byId.get(paragraphIdOf(mark.id))
  }

  byKey(key: NodeKey): Entry | undefined {
    return this.#byKey.get(key)
  }

  add(entry: Entry): void {
    this.#byId.set(entry.id, entry)
    this.#byKey.set(entry.key, entry)
  }

  remove(entry: Entry): void {
    this.#byId.delete(entry.id)
    this.#byKey.delete(entry.key)
  }

  clear(): void {
    this.#byId.clear()
    this.#byKey.clear()
  }

  entries(): IterableIterator<Entry> {
    return this.#byId.values()
  }
}

/** The paragraphs as they stand on the screen. */
export function $entriesInOrder(table: ParagraphTable): Entry[] {
  return $getRoot()
    .getChildrenKeys()
    .flatMap((key) => table.byKey(key) ?? [])
}

import type * as Y from 'yjs'
import type { CharId } from '../../domain/char-ids.ts'
import { type Item, itemsUnder, lastClock } from '../items.ts'
import { isSettled } from '../settled.ts'
import type { Branch } from './branch.ts'

type Word = {
  readonly key: string
  readonly item: Item
  /** Of what was overwritten Yjs makes one item: the last value of it is meant. */
  readonly id: CharId
  readonly isOvertaken: boolean
}

/** What stands under a key: the draft's word if it is the last one, and whether it is a word that was overtaken. */
export function* wordsUnder<T>({ ledger, doc }: Branch, map: Y.Map<T>): Generator<Word> {
  const keys = new Set([...keysEver(map)])
  for (const key of keys) {
    const items = itemsUnder(map, key)
    const item = items.find(({ id }) => ledger.isDraft(id.client))
    const id = item && { client: item.id.client, clock: lastClock(item) }
    if (item && id && !isSettled(doc, id)) {
      yield { key, item, id, isOvertaken: item !== items[0] }
    }
  }
}

/** Keys of values that were taken away count: that a branch takes something away is a word of it. */
function keysEver<T>(map: Y.Map<T>): Iterable<string> {
  return (map as unknown as { _map: Map<string, unknown> })._map.keys()
}

/** The value that an item of a map holds, also once another one stands there. */
export function worthOf<Value>({ content }: Item): Value | null {
  const values = content as { readonly arr?: readonly Value[] }
  return values.arr?.at(-1) ?? null
}

/** Whether two values of a map say the same; nothing and null do. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

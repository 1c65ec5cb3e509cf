import * as Y from 'yjs'
import type { Item } from '../items.ts'

// What only the guard reads of the internals of yjs 13.6.33; the rest is in ../items.ts.

/** A root type as the store knows it. */
export type Root = Y.AbstractType<unknown>

type Inner = { readonly _start: Item | null; readonly _map: ReadonlyMap<string, Item> }

const inner = (root: Root): Inner => root as unknown as Inner

/** The first item of a list, deleted ones included. */
export function firstOfList(root: Root): Item | null {
  return inner(root)._start
}

/** The last value of a key: the current one, unless it is deleted. Its predecessors hang on its left. */
export function lastOfKey(root: Root, key: string): Item | null {
  return inner(root)._map.get(key) ?? null
}

/** How many keys the map has ever had. */
export function keyCount(root: Root): number {
  return inner(root)._map.size
}

/** All items of the document, by client and ascending clock. */
export function allItems(doc: Y.Doc): ReadonlyMap<number, readonly Item[]> {
  return doc.store.clients as unknown as Map<number, Item[]>
}

/** Items of the client that end after `clock`, ascending; empty if there are none. */
export function* itemsFrom(doc: Y.Doc, client: number, clock: number): Generator<Item> {
  const items = allItems(doc).get(client)
  if (!items || clock >= Y.getState(doc.store, client)) return
  for (let i = Y.findIndexSS(items as never, clock); i < items.length; i++) {
    const item = items[i]
    if (item) yield item
  }
}

/** Whether the document holds structs or deletions that wait for something it lacks ([G12]). */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

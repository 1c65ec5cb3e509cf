import * as Y from 'yjs'
import type { CharId, Range } from '../domain/char-ids.ts'
import { PARAGRAPH_KINDS, type ParagraphKind } from '../domain/segments.ts'
import { embedOf, parseSign, SIGN_CHARACTERS, type Sign } from '../domain/signs.ts'
import { tapeOf } from './roots.ts'

// The one module that knows the internals of yjs 13.6.33 ([T15]). The public API addresses text by
// index, which costs a walk and is wrong after concurrent edits; here everything is addressed by id.
// yjs is pinned: a new version is admitted by the tests of this folder and not before.

/** What this project reads of a Yjs item. */
export type Item = {
  readonly id: { readonly client: number; readonly clock: number }
  readonly length: number
  readonly origin: CharId | null
  readonly rightOrigin: CharId | null
  readonly left: Item | null
  readonly right: Item | null
  readonly deleted: boolean
  readonly parent: unknown
  readonly parentSub: string | null
  readonly content: unknown
}

/** The first item of the tape, or null while the text is empty. */
export function firstItem(doc: Y.Doc): Item | null {
  return (tapeOf(doc) as unknown as { _start: Item | null })._start
}

/** How many clocks of the client this replica holds. */
export function clockOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

/** The item that holds the character, or null if this replica does not hold it. */
export function itemAt(doc: Y.Doc, id: CharId): Item | null {
  if (id.clock >= clockOf(doc, id.client)) return null
  return Y.getItem(doc.store, Y.createID(id.client, id.clock)) as unknown as Item
}

/** The items of one client that overlap `[clock, end)`, ascending. */
export function* itemsOf(doc: Y.Doc, client: number, clock: number, end: number): Generator<Item> {
  const items = (doc.store.clients.get(client) ?? []) as unknown as Item[]
  if (clock >= end || clock >= clockOf(doc, client)) return
  for (let i = Y.findIndexSS(items as never, clock); i < items.length; i++) {
    const item = items[i]
    if (!item || item.id.clock >= end) return
    yield item
  }
}

export function lastClock(item: Item): number {
  return item.id.clock + item.length - 1
}

/** The item's characters, a sign being one; null if it holds none. */
export function textOfItem(item: Item): string | null {
  if (item.content instanceof Y.ContentString) return item.content.str
  const sign = signOf(item)
  return sign && SIGN_CHARACTERS[sign.kind]
}

/** The sign that the item is, or null ([T24]). */
export function signOf(item: Item): Sign | null {
  return item.content instanceof Y.ContentEmbed ? parseSign(item.content.embed) : null
}

/** The kind of paragraph that the item opens, or null if it is no mark. */
export function markKind(item: Item): ParagraphKind | null {
  if (!(item.content instanceof Y.ContentEmbed)) return null
  const embed: unknown = item.content.embed
  const kind = typeof embed === 'object' && embed !== null && 'p' in embed ? embed.p : null
  return PARAGRAPH_KINDS.find((known) => known === kind) ?? null
}

export function isFence(item: Item): boolean {
  if (!(item.content instanceof Y.ContentEmbed)) return false
  const embed: unknown = item.content.embed
  return typeof embed === 'object' && embed !== null && 'f' in embed && embed.f === 1
}

/** The Yjs id of the record that currently stands under `key`, or null ([P7]). */
export function currentRecordId<T>(map: Y.Map<T>, key: string): CharId | null {
  const item = (map as unknown as { _map: Map<string, Item> })._map.get(key)
  return item && !item.deleted ? { client: item.id.client, clock: item.id.clock } : null
}

/** What stands under `key` and everything that stood there before it, the last first. */
export function itemsUnder<T>(map: Y.Map<T>, key: string): readonly Item[] {
  const items: Item[] = []
  let item = (map as unknown as { _map: Map<string, Item> })._map.get(key) ?? null
  for (; item; item = item.left) items.push(item)
  return items
}

/** The items of a list of ranges, those that were taken back included. */
export function* itemsIn(list: Y.Array<Range>): Generator<Item> {
  let item = (list as unknown as { _start: Item | null })._start
  for (; item; item = item.right) yield item
}

/** The ranges that an item of a list of ranges holds. */
export function valuesOf(item: Item): readonly Range[] {
  return item.content instanceof Y.ContentAny ? (item.content.arr as Range[]) : []
}

/** The entries of a list of ranges that stand, each with the client id that entered it. */
export function* entriesIn(list: Y.Array<Range>): Generator<readonly [by: number, range: Range]> {
  let item = (list as unknown as { _start: Item | null })._start
  for (; item; item = item.right) {
    if (!item.deleted) for (const range of valuesOf(item)) yield [item.id.client, range]
  }
}

/** What the item of a map says, or null. */
export function valueIn<Value>({ content }: Item): Value | null {
  return content instanceof Y.ContentAny
    ? ((content.arr.at(-1) as Value | undefined) ?? null)
    : null
}

/** What stood under the key before the item, or null. */
export function valueBefore<Value>(item: Item): Value | null {
  return item.left && valueIn<Value>(item.left)
}

/** Turns off the position cache of the tape, which only index calls would use and keep up to date. */
export function forgetPositions(doc: Y.Doc): void {
  ;(tapeOf(doc) as unknown as { _searchMarker: unknown })._searchMarker = null
}

export const newString = (text: string): unknown => new Y.ContentString(text)
export const newMark = (kind: ParagraphKind): unknown => new Y.ContentEmbed({ p: kind })
export const newSign = (sign: Sign): unknown => new Y.ContentEmbed(embedOf(sign))
export const newFence = (): unknown => new Y.ContentEmbed({ f: 1 })

/**
 * Inserts content directly after the character `left`, or at the very start if `left` is null, under the
 * document's present client id. Returns the id of the last inserted character.
 */
export function insertAfter(
  transaction: Y.Transaction,
  left: CharId | null,
  content: unknown,
): CharId {
  const { doc } = transaction
  const tape = tapeOf(doc)
  const id = Y.createID(doc.clientID, clockOf(doc, doc.clientID))
  const right = left ? rightNeighbour(doc, left) : (firstItem(doc)?.id ?? null)
  const origin = left && Y.createID(left.client, left.clock)
  const rightOrigin = right && Y.createID(right.client, right.clock)
  const item = new Y.Item(
    id,
    null,
    origin,
    null,
    rightOrigin,
    origin || rightOrigin ? null : (tape as never),
    null,
    content as never,
  )
  item.getMissing(transaction, doc.store)
  if (!item.parent) item.parent = tape as never
  item.integrate(transaction, 0)
  return { client: id.client, clock: id.clock + item.length - 1 }
}

/** The character (or mark, or fence) directly right of `id` on the tape, hidden ones included. */
function rightNeighbour(doc: Y.Doc, id: CharId): CharId | null {
  const item = itemAt(doc, id)
  if (!item) return null
  if (id.clock < lastClock(item)) return { client: id.client, clock: id.clock + 1 }
  return item.right?.id ?? null
}

import type * as Y from 'yjs'
import type { CharId } from '../domain/char-ids.ts'

// What a branch is done with ([B6]), by the ids of its items: a record of a branch that was tabled or dropped gives way to
// what the text says under the same key, which is written there once more and stands for the text's own.

const ROOT = 'settled'

const nameOf = ({ client, clock }: CharId): string => `${client}:${clock}`

/** Is done with the item; `standsFor` is the one of the text whose value it repeats. */
export function settleItem(doc: Y.Doc, id: CharId, standsFor: CharId | null = null): void {
  const { client, clock } = standsFor ?? id
  doc.getMap<CharId>(ROOT).set(nameOf(id), { client, clock })
}

export function isSettled(doc: Y.Doc, id: CharId): boolean {
  return doc.share.has(ROOT) && doc.getMap(ROOT).has(nameOf(id))
}

/** The item of the text that this one repeats; the item itself, if it repeats none. */
export function originalOf(doc: Y.Doc, id: CharId): CharId {
  if (!doc.share.has(ROOT)) return id
  return doc.getMap<CharId>(ROOT).get(nameOf(id)) ?? id
}

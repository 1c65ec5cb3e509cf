import * as Y from 'yjs'

// The same text for every server: one paragraph of the tape, in which everybody types a run of one's own.

const WORDS = 'Draft '

/** Who writes what everybody starts from. */
export const SEED_CLIENT = 1

/** The title paragraph, as an update of `client`. */
export function seedOf(client: number): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = client
  const text = doc.getText('text')
  doc.transact(() => {
    text.insertEmbed(0, { p: 'title' })
    text.insert(1, WORDS)
    text.insertEmbed(1 + WORDS.length, { f: 1 })
  })
  return Y.encodeStateAsUpdate(doc)
}

/** So many keystrokes of one client, each an update of its own, behind the seed's words. */
export function keystrokes(seed: Uint8Array, client: number, count: number): readonly Uint8Array[] {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, seed)
  doc.clientID = client
  const text = doc.getText('text')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const start = Y.getState(doc.store, client)
  for (let i = 0; i < count; i++) text.insert(1 + WORDS.length + i, 'x')
  if (Y.getState(doc.store, client) !== start + count) throw new Error('not a character a stroke')
  return updates
}

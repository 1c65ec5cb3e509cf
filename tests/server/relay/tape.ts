import type * as Y from 'yjs'

// Just enough of the tape for the tests of the relay, written without the product's own editing code.

/** Writes the title paragraph: mark, words, fence. Returns the update. */
export function openingOf(doc: Y.Doc, words: string): Uint8Array {
  return updateOf(doc, () => {
    const text = doc.getText('text')
    text.insertEmbed(0, { p: 'title' })
    text.insert(1, words)
    text.insertEmbed(1 + words.length, { f: 1 })
  })
}

/** Types behind the last character of the last paragraph, left of its fence. Returns the update. */
export function insertAfterLast(doc: Y.Doc, words: string): Uint8Array {
  return updateOf(doc, () => doc.getText('text').insert(doc.getText('text').length - 1, words))
}

/** The update of one transaction. */
export function updateOf(doc: Y.Doc, act: (doc: Y.Doc) => void): Uint8Array {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact(() => act(doc))
  doc.off('update', keep)
  const [update] = updates
  if (!update) throw new Error('nothing was changed')
  return update
}

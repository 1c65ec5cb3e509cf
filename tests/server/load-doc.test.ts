import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDoc, loadDocAt, replayDocAt } from '../../server/load-doc.ts'
import { MemoryStore } from '../../server/store/memory-store.ts'
import type { LogRow, NewEntry } from '../../server/store/store.ts'

/** Sees how many rows were handed over at once. */
class WatchedStore extends MemoryStore {
  most = 0
  read = 0

  override async updates(room: string, after: number, limit?: number): Promise<readonly LogRow[]> {
    const rows = await super.updates(room, after, limit)
    this.most = Math.max(this.most, rows.length)
    this.read += rows.length
    return rows
  }
}

describe('a room with a long log', () => {
  it.each([9999, 10_000, 20_001])(
    '[S6] is loaded whole and page by page: %i rows',
    async (rows) => {
      const store = new WatchedStore()
      await store.append(lettersOf('text/en', rows))
      await store.append(lettersOf('text/fr', 1))
      const { doc, seq, tailLength } = await loadDoc(store, 'text/en')
      expect(doc.getText('text').length).toBe(rows)
      expect([seq, tailLength]).toEqual([rows, rows])
      expect(store.most).toBeLessThanOrEqual(10_000)
    },
  )

  it('[S6] counts the rows behind its snapshot, and no others', async () => {
    const store = new WatchedStore()
    await store.append(lettersOf('text/en', 30))
    const { doc } = await loadDoc(store, 'text/en')
    await store.keepSnapshot('text/en', { seq: 30, data: Y.encodeStateAsUpdate(doc) })
    expect(await loadDoc(store, 'text/en')).toMatchObject({ seq: 30, tailLength: 0 })
    await store.append(lettersOf('text/en', 5, 2))
    expect(await loadDoc(store, 'text/en')).toMatchObject({ seq: 35, tailLength: 5 })
  })
})

describe('[S12] a moment of a room', () => {
  it('is the same from its snapshot and from its rows, before the snapshot, at it and behind it', async () => {
    const store = new WatchedStore()
    await store.append(lettersOf('text/en', 30))
    const { doc } = await loadDoc(store, 'text/en')
    await store.keepSnapshot('text/en', { seq: 30, data: Y.encodeStateAsUpdate(doc) })
    await store.append(lettersOf('text/en', 5, 2))
    for (const seq of [0, 1, 29, 30, 31, 35]) {
      const kept = await loadDocAt(store, 'text/en', seq)
      const replayed = await replayDocAt(store, 'text/en', seq)
      expect(Y.encodeStateAsUpdate(kept)).toEqual(Y.encodeStateAsUpdate(replayed))
      expect(kept.getText('text').length).toBe(seq)
    }
  })

  it('reads no row that is in the snapshot; whoever checks reads them all', async () => {
    const store = new WatchedStore()
    await store.append(lettersOf('text/en', 30))
    const { doc } = await loadDoc(store, 'text/en')
    await store.keepSnapshot('text/en', { seq: 30, data: Y.encodeStateAsUpdate(doc) })
    await store.append(lettersOf('text/en', 5, 2))
    store.read = 0
    await loadDocAt(store, 'text/en', 35)
    expect(store.read).toBe(5)
    await replayDocAt(store, 'text/en', 35)
    expect(store.read).toBe(40)
  })
})

function lettersOf(room: string, count: number, clientID = 1): readonly NewEntry[] {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = clientID
  const entries: NewEntry[] = []
  doc.on('update', (data: Uint8Array) => {
    entries.push({ room, author: 'relay', ts: 1, data, wrote: [] })
  })
  for (let i = 0; i < count; i++) doc.getText('text').insert(i, 'x')
  return entries
}

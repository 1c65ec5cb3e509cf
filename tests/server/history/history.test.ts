import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readMoment } from '../../../server/comparison/read-moment.ts'
import { Checkpoints } from '../../../server/history/checkpoints.ts'
import { History } from '../../../server/history/history.ts'
import { placeOf } from '../../../server/history/place-of.ts'
import { replayDocAt } from '../../../server/load-doc.ts'
import type { UpdateLog } from '../../../server/store/store.ts'
import { randomFrom } from '../../shared/ydoc/notation.ts'
import { LoggedTable, someHistory } from './logged.ts'

const SPARSE = { spacing: 5, count: 5, bytes: 60_000 }

/** Counts the entries that are handed over. */
function counting(log: UpdateLog): { readonly log: UpdateLog; read: number } {
  const counted = {
    read: 0,
    log: {
      ...log,
      updates: async (room: string, after: number, limit?: number) => {
        const rows = await log.updates(room, after, limit)
        counted.read += rows.length
        return rows
      },
    },
  }
  return counted
}

describe('a moment of the negotiation', () => {
  for (const seed of [1, 2]) {
    it(`[S12] through checkpoints reads as from the beginning of the log (seed ${seed})`, async () => {
      const file = await someHistory(seed, 160).file()
      const history = new History('en', SPARSE)
      const random = randomFrom(seed)
      const head = await file.store.head()
      expect(head).toBeGreaterThan(40)
      for (let i = 0; i < 10; i++) {
        const seq = 1 + Math.floor(random() * head)
        const { credits, ...moment } = (await history.moment(file, String(seq))) ?? {}
        const replayed = (await readMoment(file, String(seq), null)) ?? { credits: null }
        const { credits: wanted, ...whole } = replayed
        expect(moment).toEqual(whole)
        expect(JSON.stringify(credits)).toBe(JSON.stringify(wanted))
      }
      expect(history.checkpoints.count).toBeGreaterThan(1)
    })
  }

  it('[S12] is nearer to where one was last than to a checkpoint', async () => {
    const file = await someHistory(9, 160).file()
    const { store } = file
    const updates = store.updates.bind(store)
    let read = 0
    store.updates = async (...asked) => {
      const rows = await updates(...asked)
      read += rows.length
      return rows
    }
    const history = new History('en', { ...SPARSE, spacing: 1000 })
    const head = await store.head()
    await history.text(file, String(head - 20))
    read = 0
    await history.text(file, String(head - 10))
    await history.credits(file, String(head - 10))
    const now = await history.moment(file, String(head))
    expect(read).toBe(20)
    expect(now).toEqual(await readMoment(file, String(head), null))
    read = 0
    await history.text(file, String(head - 30))
    expect(read).toBe(head - 30)
  })

  it('[S12] has the very items of the log, not only its words', async () => {
    const { store } = await someHistory(5, 120).file()
    const checkpoints = new Checkpoints('text/en', SPARSE)
    const head = await store.head()
    await checkpoints.docAt(store, head)
    for (let seq = 1; seq <= head; seq += 9) {
      const kept = await checkpoints.docAt(store, seq)
      const replayed = await replayDocAt(store, 'text/en', seq)
      expect(Y.equalSnapshots(Y.snapshot(kept), Y.snapshot(replayed))).toBe(true)
    }
  })

  it('[S12] is near a checkpoint, and there are never too many or too large ones', async () => {
    const logged = someHistory(6, 260)
    const { store } = await logged.file()
    const counted = counting(store)
    const checkpoints = new Checkpoints('text/en', SPARSE)
    const head = await store.head()
    await checkpoints.docAt(counted.log, head)
    const { count, bytes } = checkpoints.size
    expect(count).toBeGreaterThanOrEqual(2)
    expect(count).toBeLessThanOrEqual(SPARSE.count)
    expect(bytes).toBeLessThanOrEqual(SPARSE.bytes)
    counted.read = 0
    await checkpoints.docAt(counted.log, head - 1)
    expect(counted.read).toBeLessThan(head / 2)
  })

  it('[U9] is named by an entry, by a time between two entries, or by now', async () => {
    const logged = new LoggedTable('Statement', 'One.')
    const { CHN } = logged.table
    CHN.type('One', ' two')
    logged.after(60)
    CHN.type('two', ' three')
    logged.after(60)
    const { store } = await logged.file()
    const { now } = logged
    expect(await placeOf(store, 'now')).toEqual({ seq: 3, at: now })
    expect(await placeOf(store, '2')).toEqual({ seq: 2, at: now - 60_000 })
    expect(await placeOf(store, '99')).toEqual({ seq: 3, at: now })
    expect(await placeOf(store, new Date(now - 1).toISOString())).toMatchObject({ seq: 2 })
    expect(await placeOf(store, new Date(now).toISOString())).toMatchObject({ seq: 3 })
    for (const none of ['0', '2020-01-01T00:00:00Z', '2020-99-01T00:00:00Z', 'Rev.1', ''])
      expect(await placeOf(store, none)).toBeNull()
  })
})

describe('the course of a negotiation', () => {
  it('[U9] finds what a stretch was about where its words stand now', async () => {
    const logged = new LoggedTable('Statement', 'Alpha beta.', 'Gamma delta.', 'Epsilon.')
    const { table } = logged
    const FRA = table.join('FRA')
    const USA = table.join('USA')
    logged.after(0)
    FRA.type('Alpha', ' one')
    logged.after(600)
    USA.remove('delta')
    logged.after(600)
    table.CHN.writer.incorporate(table.CHN.proposal(' one'))
    table.CHN.writer.removeParagraph(table.CHN.paragraph(3))
    logged.after(600)
    table.CHN.split('Gamma')
    logged.after(600)
    const { points, paragraphs, head } = await new History('en').course(await logged.file())
    expect(paragraphs.map(({ words }) => words)).toEqual([
      'Statement',
      'Alpha one beta.',
      'Gamma',
      ' delta.',
    ])
    const told = points.map((one) => [one.shares.map(({ by }) => by).join(), ...one.paragraphs])
    expect(told).toEqual([
      ['FRA', 1],
      ['USA', 3],
      ['CHN', 1],
      ['CHN', 2, 3],
    ])
    expect(points.at(-1)?.seq).toBe(head)
  })

  it('[U9] is read once: what came since is added, and equals a fresh reading', async () => {
    const logged = someHistory(8, 120)
    const half = Math.floor(logged.entries.length / 2)
    const file = await logged.file()
    const { store } = file
    const first = counting(store)
    const growing = { ...file, store: Object.assign(Object.create(store), first.log) }
    let until = half
    growing.store.head = async () => until
    const history = new History('en', SPARSE)
    const before = await history.course(growing)
    until = logged.entries.length
    const after = await history.course(growing)
    expect(after).toEqual(await new History('en').course(file))
    expect(after.points.length).toBeGreaterThan(before.points.length)
  })
})

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { loadDoc } from '../../../server/load-doc.ts'
import type { Answer } from '../../../server/relay/answers.ts'
import { GuardedRoom } from '../../../server/relay/guarded-room.ts'
import type { Delivery, Sender } from '../../../server/relay/room.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { NewEntry } from '../../../server/store/store.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { CHN, FRA } from '../dossiers.ts'
import { insertAfterLast, openingOf } from './tape.ts'

const ROOM = 'text/en'

/** A store whose commits wait until they are let through, or fail. */
class SlowStore extends MemoryStore {
  readonly waiting: ((outcome: 'kept' | 'failed') => void)[] = []
  isSlow = false

  override async append(entries: readonly NewEntry[]): Promise<number> {
    if (this.isSlow) {
      const outcome = await new Promise((resolve) => this.waiting.push(resolve))
      if (outcome === 'failed') throw new Error('the disk is full')
    }
    return super.append(entries)
  }

  async commitUnderWay(): Promise<void> {
    while (this.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A client id that has written nothing. */
const VAR_5 = [5]

describe('a text room', () => {
  it('[R1] shows and reports nothing before it is durable', async () => {
    const { store, room, fra, seen } = await aRoom()
    store.isSlow = true
    const submitted = room.submit(fra.type('x'), fra.sender)
    await store.commitUnderWay()
    let isAnswered = false
    const answer = room.answer(new Uint8Array([0])).then((update) => {
      isAnswered = true
      return update
    })
    await Promise.resolve()
    expect(seen).toEqual([])
    expect(isAnswered).toBe(false)
    store.waiting.shift()?.('kept')
    expect(await submitted).toEqual({ kind: 'durable', seq: await store.head() })
    expect(seen.length).toBe(1)
    expect(textOf(await answer)).toContain('x')
  })

  it('[R14] makes one answer for all who ask the same of the same state', async () => {
    const { room, fra } = await aRoom()
    const nothing = new Uint8Array([0])
    const first = await room.answer(nothing)
    expect(await room.answer(new Uint8Array([0]))).toBe(first)
    const other = await room.answer(Y.encodeStateVector(fra.doc))
    expect(other).not.toBe(first)
    await room.submit(fra.type('x'), fra.sender)
    const after = await room.answer(nothing)
    expect(after).not.toBe(first)
    expect(textOf(after)).toBe(`${textOf(first)}x`)
    // As many as are worth keeping: the oldest goes.
    const texts = [1, 2, 3, 4].map((clock) => new Uint8Array([1, ...VAR_5, clock]))
    for (const one of texts) await room.answer(one)
    expect(await room.answer(nothing)).not.toBe(after)
  })

  it('[R2] commits what comes close together as one, and delivers it as one', async () => {
    const { store, room, fra, seen } = await aRoom()
    const head = await store.head()
    const all = [...'peace'].map((letter) => room.submit(fra.type(letter), fra.sender))
    expect((await Promise.all(all)).map((one) => one.kind)).toEqual(Array(5).fill('durable'))
    expect(await store.head()).toBe(head + 5)
    expect(seen.length).toBe(1)
    expect(seen[0]?.writer).toBe(fra.sender)
  })

  it('[R6] a commit that fails is told to nobody as kept, and the log is the truth', async () => {
    const { store, room, fra, seen, losses } = await aRoom()
    await room.submit(fra.type('a'), fra.sender)
    store.isSlow = true
    const lost = room.submit(fra.type('b'), fra.sender)
    await store.commitUnderWay()
    const behind = room.submit(fra.type('c'), fra.sender)
    store.waiting.shift()?.('failed')
    expect(await lost).toEqual({ kind: 'unavailable' })
    expect(await behind).toEqual({ kind: 'unavailable' })
    expect(await room.answer(new Uint8Array([0]))).toBeNull()
    expect(seen.length).toBe(1)
    expect(losses.length).toBe(1)
    store.isSlow = false
    const again = await GuardedRoom.load(store, ROOM, 'drafting')
    expect(textOf(await again.answer(new Uint8Array([0])))).toBe('Draft a')
    // What was not kept is sent again, and kept.
    const resent = Y.encodeStateAsUpdate(fra.doc)
    expect(await again.submit(resent, fra.sender)).toMatchObject({ kind: 'durable' })
    expect(textOf(await again.answer(new Uint8Array([0])))).toBe('Draft abc')
  })

  it('[R3] an update that brings nothing new is durable when what it repeats is', async () => {
    const { store, room, fra } = await aRoom()
    store.isSlow = true
    const update = fra.type('x')
    const first = room.submit(update, fra.sender)
    const second = room.submit(update, fra.sender)
    await store.commitUnderWay()
    let isSettled = false
    void second.then(() => {
      isSettled = true
    })
    await Promise.resolve()
    expect(isSettled).toBe(false)
    store.waiting.shift()?.('kept')
    expect((await first).kind).toBe('durable')
    expect((await second).kind).toBe('durable')
  })

  it('[T18] a lease is in the log before anything of its id can be', async () => {
    const { store, room } = await aRoom()
    const lease = { delegation: CHN, person: 'Pen', hand: 'base' } as const
    expect(await room.lease(4711, lease)).toEqual({ ok: true, value: undefined })
    const { doc } = await loadDoc(store, ROOM)
    expect(doc.getMap('who').get('4711')).toEqual(lease)
    const other = await room.lease(4711, { ...lease, delegation: FRA })
    expect(other.ok).toBe(false)
  })

  it('[S6] is loaded from a snapshot and the rows after it', async () => {
    const { store, room, fra } = await aRoom()
    for (let i = 0; i < 150; i++) void room.submit(fra.type('x'), fra.sender)
    await room.close()
    const snapshot = await store.snapshot(ROOM)
    expect(snapshot?.seq).toBe(await store.head())
    const again = await GuardedRoom.load(store, ROOM, 'drafting')
    await again.submit(fra.type('!'), fra.sender)
    const text = textOf(await again.answer(new Uint8Array([0])))
    expect(text).toBe(`Draft ${'x'.repeat(150)}!`)
    expect((await store.updates(ROOM, 0)).length).toBeGreaterThan(150)
  })

  it('[S4] knows when each character was written', async () => {
    const { store, room, fra } = await aRoom()
    const submitted = await room.submit(fra.type('x'), fra.sender)
    const client = fra.doc.clientID
    const clock = Y.getState(fra.doc.store, client) - 1
    expect(submitted).toEqual({ kind: 'durable', seq: await store.rowOf(ROOM, { client, clock }) })
  })
})

async function aRoom() {
  const store = new SlowStore()
  const room = await GuardedRoom.load(store, ROOM, 'drafting')
  const pen = await participant(room, CHN, 'penholder')
  const opening = await room.submit(openingOf(pen.doc, 'Draft '), pen.sender)
  expect(opening.kind).toBe('durable')
  const fra = await participant(room, FRA, 'delegation')
  Y.applyUpdate(fra.doc, Y.encodeStateAsUpdate(pen.doc))
  const seen: Delivery[] = []
  const losses: true[] = []
  room.subscribe({ deliver: (one) => seen.push(one), lost: () => losses.push(true) })
  return { store, room, fra, seen, losses }
}

let nextClient = 1000

async function participant(
  room: GuardedRoom,
  delegation: DelegationCode,
  role: 'penholder' | 'delegation',
) {
  const doc = new Y.Doc({ gc: false })
  doc.clientID = nextClient++
  const hand = role === 'penholder' ? 'base' : 'proposing'
  await room.lease(doc.clientID, { delegation, person: '', hand })
  const sender: Sender = { delegation, role, person: '', clients: new Set([doc.clientID]) }
  return { doc, sender, type: (text: string) => insertAfterLast(doc, text) }
}

function textOf(answer: Answer | null): string {
  const doc = new Y.Doc({ gc: false })
  if (answer) Y.applyUpdate(doc, answer.update)
  return doc.getText('text').toString()
}

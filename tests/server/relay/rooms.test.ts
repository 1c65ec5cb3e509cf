import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { GuardedRoom } from '../../../server/relay/guarded-room.ts'
import type { Sender } from '../../../server/relay/room.ts'
import type { Rooms } from '../../../server/relay/rooms.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { NewEntry } from '../../../server/store/store.ts'
import { ok } from '../../../shared/base/result.ts'
import type { Stage } from '../../../shared/domain/roles.ts'
import { CHN, FRA } from '../dossiers.ts'
import { memoryRooms } from './memory-rooms.ts'
import { insertAfterLast, openingOf, updateOf } from './tape.ts'

const PEN = { delegation: CHN, role: 'penholder', person: '' } as const

/** A store whose commits of one kind of room wait until they are let through, or fail. */
class HeldStore extends MemoryStore {
  held: RegExp | null = null
  readonly waiting: ((outcome: 'kept' | 'failed') => void)[] = []

  override async append(entries: readonly NewEntry[]): Promise<number> {
    if (entries.some(({ room }) => this.held?.test(room))) {
      const outcome = await new Promise((resolve) => this.waiting.push(resolve))
      if (outcome === 'failed') throw new Error('the disk is full')
    }
    return super.append(entries)
  }

  async untilWaiting(): Promise<void> {
    while (this.waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
  }

  letThrough(outcome: 'kept' | 'failed' = 'kept'): void {
    this.held = null
    for (const one of this.waiting.splice(0)) one(outcome)
  }

  async roomsOf(after: number): Promise<readonly string[]> {
    return (await this.rows(after, 100)).map(({ room }) => room)
  }
}

describe('[O8] a change of stage', () => {
  it('that takes rights away is recorded behind everything that was judged before', async () => {
    const { store, rooms, text, fra } = await someRooms()
    const head = await store.head()
    store.held = /^text/
    const first = text.submit(fra.type('a'), fra.sender)
    await store.untilWaiting()
    const second = text.submit(fra.type('b'), fra.sender)
    const switching = setStage(rooms, 'silence')
    await ticks(20)
    const third = text.submit(fra.type('c'), fra.sender)
    expect(await store.head()).toBe(head)
    store.letThrough()
    expect(await switching).toMatchObject({ ok: true })
    expect([(await first).kind, (await second).kind]).toEqual(['durable', 'durable'])
    expect(await third).toMatchObject({ kind: 'refused', refusal: { code: 'phase' } })
    expect(await store.roomsOf(head)).toEqual(['text/en', 'text/en', 'dossier'])
  })

  it('that gives rights is in force once it is recorded, and not before', async () => {
    const { store, rooms, text, fra } = await someRooms()
    await setStage(rooms, 'closed')
    store.held = /^dossier/
    const switching = setStage(rooms, 'silence')
    await store.untilWaiting()
    const early = await text.submit(fra.remark('early'), fra.sender)
    expect(early).toMatchObject({ kind: 'refused', refusal: { code: 'phase' } })
    store.letThrough()
    expect(await switching).toMatchObject({ ok: true })
    fra.forget()
    const late = await text.submit(fra.remark('late'), fra.sender)
    expect(late).toMatchObject({ kind: 'durable' })
  })

  it('that could not be recorded has not taken place', async () => {
    const { store, rooms, text, fra } = await someRooms()
    store.held = /^dossier/
    const switching = setStage(rooms, 'closed')
    await store.untilWaiting()
    expect(await text.submit(fra.type('a'), fra.sender)).toMatchObject({ kind: 'refused' })
    store.letThrough('failed')
    expect(await switching).toMatchObject({ ok: false })
    expect((await rooms.dossier()).stage).toBe('drafting')
    fra.forget()
    expect(await text.submit(fra.type('b'), fra.sender)).toMatchObject({ kind: 'durable' })
  })

  it('holds for a text that is opened while it is under way', async () => {
    const { store, rooms, fra } = await someRooms()
    await rooms.change((dossier) => ({ ...dossier, drafts: ['alt'] }), PEN)
    store.held = /^dossier/
    const switching = setStage(rooms, 'closed')
    await store.untilWaiting()
    const rival = (await rooms.open('text/en/alt'))?.room
    if (!(rival instanceof GuardedRoom)) throw new Error('no rival text')
    await rival.lease(77, { delegation: FRA, person: '', hand: 'proposing' })
    const sender = { ...fra.sender, clients: new Set([77]) }
    const doc = new Y.Doc({ gc: false })
    doc.clientID = 77
    const remark = updateOf(doc, () => doc.getMap('d:FRA').set('c', COMMENT))
    expect(await rival.submit(remark, sender)).toMatchObject({ refusal: { code: 'phase' } })
    store.letThrough()
    expect(await switching).toMatchObject({ ok: true })
  })
})

describe('[O3] a member whose rights have changed', () => {
  it('is not heard any more, whatever was waiting for the commit to end', async () => {
    const { store, text, fra } = await someRooms()
    let isDismissed = false
    const sender: Sender = { ...fra.sender, isDismissed: () => isDismissed }
    const head = await store.head()
    store.held = /^text/
    const first = text.submit(fra.type('a'), sender)
    await store.untilWaiting()
    const second = text.submit(fra.type('b'), sender)
    isDismissed = true
    store.letThrough()
    expect((await first).kind).toBe('durable')
    expect((await second).kind).toBe('unavailable')
    expect(await store.head()).toBe(head + 1)
  })
})

const COMMENT = { kind: 'comment', note: 'we note' }

async function someRooms() {
  const store = new HeldStore()
  const rooms = await memoryRooms(store)
  await rooms.load()
  const text = (await rooms.open('text/en'))?.room
  if (!(text instanceof GuardedRoom)) throw new Error('no text')
  const base = new Y.Doc({ gc: false })
  base.clientID = 10
  await text.lease(10, { delegation: CHN, person: '', hand: 'base' })
  await text.submit(openingOf(base, 'Draft'), { ...PEN, clients: new Set([10]) })
  return { store, rooms, text, fra: await aDrafter(text, base) }
}

/** FRA, with a replica from which it can forget what was refused. */
async function aDrafter(text: GuardedRoom, base: Y.Doc) {
  let client = 20
  let doc = new Y.Doc({ gc: false })
  const clients = new Set<number>()
  const sender: Sender = { delegation: FRA, role: 'delegation', person: '', clients }
  const begin = () => {
    doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    doc.clientID = ++client
    clients.add(client)
  }
  for (const id of [21, 22, 23])
    await text.lease(id, { delegation: FRA, person: '', hand: 'proposing' })
  begin()
  return {
    sender,
    forget: begin,
    type: (words: string) => insertAfterLast(doc, words),
    remark: (key: string) => updateOf(doc, () => doc.getMap('d:FRA').set(key, COMMENT)),
  }
}

async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve))
}

function setStage(rooms: Rooms, stage: Stage) {
  return rooms.moveTo(stage, async (dossier) => ok({ ...dossier, stage }), PEN)
}

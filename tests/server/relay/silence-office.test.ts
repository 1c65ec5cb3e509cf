import { expect, it } from 'vitest'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { NewEntry } from '../../../server/store/store.ts'
import { CHN, FRA } from '../dossiers.ts'
import { memoryRooms, roomsOver } from './memory-rooms.ts'

// What a crash leaves half done is done before anything else: the answer is written before the stage changes.

const HOUR = 3_600_000
const pen = { delegation: CHN, role: 'penholder', person: '' } as const
const fra = { delegation: FRA, role: 'delegation', person: '' } as const

/** A store that dies when the dossier is written, once it was told to. */
class DyingStore extends MemoryStore {
  isDying = false

  override async append(entries: readonly NewEntry[]): Promise<number> {
    if (this.isDying && entries.some(({ room }) => room === 'dossier')) throw new Error('killed')
    return super.append(entries)
  }
}

it('[K6] silence that was broken is broken after a crash between the answer and the dossier', async () => {
  const store = new DyingStore()
  let now = 1000
  const rooms = await memoryRooms(store)
  const office = new SilenceOffice({ rooms, now: () => now })
  expect(await office.act({ command: 'circulate', note: '', recipients: null, commentsUntil: null }, pen)).toMatchObject({ ok: true }) // biome-ignore format: one act
  const beginning = { deadline: now + HOUR, note: '', recipients: null }
  expect(await office.act({ command: 'beginSilence', ...beginning }, pen)).toMatchObject({
    ok: true,
  })
  now += 10
  store.isDying = true
  const said = { reason: 'no', paragraph: null, isNamed: false, until: null }
  const answer = { round: 1, answer: 'break' as const, given: now, ...said }
  expect(await office.answer(answer, fra)).toMatchObject({ ok: false })
  await rooms.close()

  store.isDying = false
  const after = roomsOver(store)
  expect((await after.dossier()).stage).toBe('silence')
  now += 2 * HOUR
  const next = new SilenceOffice({ rooms: after, now: () => now })
  // Not even the pen’s confirmation, long after the deadline, comes before it.
  expect(await next.act({ command: 'confirmSilence' }, pen)).toMatchObject({
    ok: false,
    error: { kind: 'no-round' },
  })
  const { stage, rounds } = await after.dossier()
  expect(stage).toBe('drafting')
  expect(rounds[0]?.end).toMatchObject({ kind: 'broken', at: 1010 })
  await after.close()
})

it('[K7] a jump of the clock is written into the round that runs, and nowhere else', async () => {
  const store = new MemoryStore()
  const rooms = await memoryRooms(store)
  const office = new SilenceOffice({ rooms, now: () => 5000 })
  const before = await store.head()
  await office.noteJump(HOUR)
  expect(await store.head()).toBe(before)
  await office.act({ command: 'circulate', note: '', recipients: null, commentsUntil: null }, pen)
  await office.act({ command: 'beginSilence', deadline: 9000, note: '', recipients: null }, pen)
  await office.noteJump(-HOUR)
  expect((await rooms.dossier()).rounds[0]?.jumps).toEqual([{ at: 5000, ms: -HOUR }])
  await rooms.close()
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RefusalLog, type Refused } from '../../../server/relay/refusal-log.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { Member } from '../../../server/store/store.ts'
import { CHN, FRA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { connect, Drafter, joinAs, post } from './drafters.ts'
import { rowsRefused } from './refused-rows.ts'
import { insertAfterLast } from './tape.ts'

const ANN: Member = { hash: 'a', delegation: FRA, role: 'delegation', person: 'Ann' }
const BOB: Member = { ...ANN, hash: 'b', person: 'Bob' }
const PHASE: Refused = { where: 'frame', code: 'phase', room: 'text/en', member: ANN }

describe('[O10] the record of refusals', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('writes the first at once, and the rest of a minute as one', async () => {
    const { log, store } = aLog()
    for (let i = 0; i < 1000; i++) log.note(PHASE)
    log.note({ ...PHASE, member: BOB })
    log.note({ ...PHASE, code: 'rate' })
    await vi.advanceTimersByTimeAsync(1)
    const once = { ...PHASE, count: 1, delegation: FRA, role: 'delegation' }
    const entryOf = ({ member: _, ...entry }: typeof once & { person: string }) => entry
    expect(await entries(store)).toEqual([
      entryOf({ ...once, person: 'Ann' }),
      entryOf({ ...once, person: 'Bob' }),
      entryOf({ ...once, person: 'Ann', code: 'rate' }),
    ])
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await entries(store)).slice(3)).toEqual([
      entryOf({ ...once, person: 'Ann', count: 999 }),
    ])
    log.note(PHASE)
    await log.close()
    expect((await entries(store)).length).toBe(5)
  })

  it('writes what was added up when the relay closes', async () => {
    const { log, store } = aLog()
    for (let i = 0; i < 3; i++) log.note(PHASE)
    await log.close()
    expect((await entries(store)).map(({ count }) => count)).toEqual([1, 2])
  })

  it('stays small when thousands of sessions are refused', async () => {
    const { log, store } = aLog()
    for (let i = 0; i < 9000; i++) log.note({ ...PHASE, member: { ...ANN, hash: `s${i}` } })
    await log.close()
    const written = await entries(store)
    expect(written.length).toBeLessThan(2100)
    expect(written.reduce((sum, { count }) => sum + count, 0)).toBe(9000)
  })

  it('keeps names of rooms as there are, and nothing else that was sent as one', async () => {
    const { log, store } = aLog()
    const secret = 'x'.repeat(43)
    for (const room of ['private/FRA', 'text/en/alt-1', secret, `private/${secret}`, '../en']) {
      log.note({ ...PHASE, code: room, room })
    }
    await log.close()
    const rooms = (await entries(store)).map(({ room }) => room)
    expect(rooms).toEqual(['private/FRA', 'text/en/alt-1', null, null, null])
  })

  it('goes on when one could not be written, and says so', async () => {
    const { log, store, failures } = aLog()
    const broken = vi.spyOn(store, 'addRefusal').mockRejectedValueOnce(new Error('full'))
    log.note(PHASE)
    log.note({ ...PHASE, code: 'rate' })
    await log.close()
    expect(broken).toHaveBeenCalledTimes(2)
    expect((await entries(store)).map(({ code }) => code)).toEqual(['rate'])
    expect(failures.length).toBe(1)
  })
})

describe('[O10] a relay', () => {
  it('records refusals of every kind in the file, without a secret', async () => {
    const relay = await aRelay({ origins: ['https://talks.example'] })
    const pen = await joinAs(relay, CHN, 'penholder', 'Pen')
    const fra = await Drafter.join(relay, FRA, 'observer', 'Ann')
    const guess = 'guess'.repeat(9)
    await post(relay, '/api/join', { invite: guess, name: 'Mallory' })
    await post(relay, '/api/join', '{')
    await post(relay, '/api/ticket', { room: 'text/en' }, 'stolen')
    await post(relay, '/api/ticket', { room: fra.session }, fra.session)
    await post(relay, '/api/ticket', { room: 'private/USA' }, fra.session)
    await post(relay, '/api/dossier', { command: 'setStage', stage: 'closed' }, fra.session)
    await post(relay, '/api/dossier', { command: 'nothing' }, pen.session)
    await post(relay, '/api/invites', { delegation: 'USA', role: 'screen' }, fra.session)
    await fetch(`${relay.http}/api/export?format=papyrus`, {
      headers: { authorization: `Bearer ${pen.session}` },
    })
    await fetch(`${relay.http}/api/join`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    })
    await connect(relay, 'text/en', guess).untilClosed()
    await connect(relay, 'text/xx', guess).untilClosed()
    insertAfterLast(fra.doc, 'I object')
    await fra.wire.untilClosed()
    await relay.close()
    const rows = await rowsRefused(relay.path)
    expect(rows).toEqual([
      'join invite-unknown ? -',
      'join malformed ? -',
      'ticket session ? -',
      'ticket room-unknown FRA/observer/Ann -',
      'dossier forbidden FRA/observer/Ann -',
      'dossier malformed CHN/penholder/Pen -',
      'invites forbidden FRA/observer/Ann -',
      'export format-unknown CHN/penholder/Pen -',
      'join origin-unknown ? -',
      'socket ticket ? text/en',
      'socket room ? text/xx',
      'frame read-only FRA/observer/Ann text/en',
      // The second room that there is not, added up.
      'ticket room-unknown FRA/observer/Ann -',
    ])
    const { readFile } = await import('node:fs/promises')
    const bytes = (await readFile(relay.path)).toString('latin1')
    for (const secret of [guess, 'stolen', fra.session, 'object'])
      expect(bytes).not.toContain(secret)
  })
})

function aLog() {
  const store = new MemoryStore()
  const failures: unknown[] = []
  const onFailed = (error: unknown) => void failures.push(error)
  return { store, failures, log: new RefusalLog({ ledger: store, now: () => 7, onFailed }) }
}

async function entries(store: MemoryStore) {
  return (await store.refusals(0, 10_000)).map(({ id: _, ts: _ts, ...entry }) => entry)
}

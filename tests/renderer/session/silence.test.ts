import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Asked, RelayApi } from '../../../renderer/session/relay-api.ts'
import { learnRelayTime } from '../../../renderer/session/relay-time.ts'
import { keepAnswers } from '../../../renderer/session/silence/kept-answers.ts'
import { reminderOf } from '../../../renderer/session/silence/reminder.ts'
import { fail, ok } from '../../../shared/base/result.ts'
import type { SilenceAnswerRequest } from '../../../shared/protocol/closing.ts'
import { FakeClock } from './fake-clock.ts'
import { memoryShelf, seen } from './fake-machine.ts'
import { FakeRelay, sessionOf } from './fake-relay.ts'

const FRA = sessionOf('FRA')
const HOUR = 3_600_000

function answerAt(given: number): SilenceAnswerRequest {
  const about = { reason: '', paragraph: null, isNamed: false, until: null }
  return { round: 1, answer: 'pass', given, ...about }
}

describe('[H7] answers on this machine', () => {
  let clock: FakeClock
  let shelf: ReturnType<typeof memoryShelf>
  let taken: SilenceAnswerRequest[]
  let reply: () => Awaited<Asked<null>>

  beforeEach(() => {
    clock = new FakeClock()
    shelf = memoryShelf()
    taken = []
    reply = () => ok(null)
  })

  function open() {
    const answerSilence = async (_: string, request: SilenceAnswerRequest) => {
      const said = reply()
      if (said.ok) taken.push(request)
      return said
    }
    return keepAnswers({ api: { answerSilence }, session: FRA, shelf, clock })
  }

  const away = () => fail({ kind: 'unreachable' } as const)
  const refusal = (status: number, code: string) => () =>
    fail({ kind: 'refused', status, code, message: '' } as const)

  it('are sent in their order, and forgotten when the relay has them', async () => {
    const kept = open()
    for (const given of [1, 2, 3]) kept.give(answerAt(given))
    await seen(kept.waiting, (waiting) => waiting.length === 0)
    expect(taken.map(({ given }) => given)).toEqual([1, 2, 3])
    kept.close()
  })

  it('wait with their own time while the relay is away, through a restart of the window', async () => {
    reply = away
    const kept = open()
    kept.give(answerAt(7))
    await new Promise(setImmediate)
    expect(kept.waiting.getSnapshot()).toHaveLength(1)
    kept.close()
    reply = () => ok(null)
    const next = open()
    await seen(next.waiting, (waiting) => waiting.length === 0)
    expect(taken).toEqual([answerAt(7)])
    next.close()
  })

  it.each([
    ['the relay is back', () => clock.advance(3000)],
    ['the network is back', (kept: ReturnType<typeof open>) => kept.tryAgain()],
  ])('are sent again when %s', async (_name, happens) => {
    reply = refusal(503, 'storage-full')
    const kept = open()
    kept.give(answerAt(7))
    await new Promise(setImmediate)
    reply = () => ok(null)
    happens(kept)
    await seen(kept.waiting, (waiting) => waiting.length === 0)
    expect(taken).toHaveLength(1)
    kept.close()
  })

  it('wait for another session when this one has ended', async () => {
    reply = refusal(401, 'session')
    const kept = open()
    kept.give(answerAt(7))
    await new Promise(setImmediate)
    expect(kept.waiting.getSnapshot()).toHaveLength(1)
    kept.close()
    reply = () => ok(null)
    const next = open()
    await seen(next.waiting, (waiting) => waiting.length === 0)
    expect(taken).toEqual([answerAt(7)])
    next.close()
  })

  it('that the relay does not take are told, and stand in nobody’s way', async () => {
    reply = refusal(409, 'no-round')
    const kept = open()
    kept.give(answerAt(7))
    const told = await seen(kept.refused, (failure) => failure !== null)
    expect(told).toMatchObject({ code: 'no-round' })
    await seen(kept.waiting, (waiting) => waiting.length === 0)
    reply = () => ok(null)
    kept.give(answerAt(8))
    await seen(kept.waiting, (waiting) => waiting.length === 0)
    expect(kept.refused.getSnapshot()).toBeNull()
    expect(taken.map(({ given }) => given)).toEqual([8])
    kept.close()
  })

  it('of two windows are both kept, and what is damaged is no answer', async () => {
    shelf.setItem(`penholder.silence/${FRA.dossier}/${FRA.delegation}`, '[{"round":"x"}]')
    reply = away
    const [one, other] = [open(), open()]
    one.give(answerAt(1))
    other.give(answerAt(2))
    await new Promise(setImmediate)
    expect(other.waiting.getSnapshot().map(({ given }) => given)).toEqual([1, 2])
    one.close()
    other.close()
  })
})

describe('[K6] the relay’s time', () => {
  it('is learnt from its tickets, half the way there and back added, and small differences are not told', async () => {
    const clock = new FakeClock()
    const relay = new FakeRelay(Y.encodeStateAsUpdate(new Y.Doc()))
    let shows = () => clock.now()
    const api: RelayApi = {
      ...relay.api(FRA),
      ticket: async () => {
        clock.advance(100)
        const now = shows()
        clock.advance(100)
        return ok({ ticket: 't', epoch: 1, expires: 0, clientIds: { proposing: 1 }, now })
      },
    }
    const { api: learning, ahead } = learnRelayTime(api, clock)
    const ask = () => learning.ticket('', { room: 'dossier', resume: [] })
    await ask()
    expect(ahead.getSnapshot()).toBe(0)
    shows = () => clock.now() + 2 * HOUR
    await ask()
    expect(ahead.getSnapshot()).toBe(2 * HOUR)
    shows = () => clock.now() + 2 * HOUR + 300
    await ask()
    expect(ahead.getSnapshot()).toBe(2 * HOUR)
  })
})

describe('reminders', () => {
  const round = { begun: 0, deadline: 48 * HOUR }
  it.each([
    [0, null],
    [24 * HOUR - 1, null],
    [24 * HOUR, 'day'],
    [47 * HOUR - 1, 'day'],
    [47 * HOUR, 'hour'],
    [48 * HOUR - 1, 'hour'],
    [48 * HOUR, null],
  ] as const)('after %i ms of two days: %s', (now, reminder) => {
    expect(reminderOf(round, now)).toBe(reminder)
  })

  it('are of nothing that never was: a round of an hour has less than a day from its beginning', () => {
    expect(reminderOf({ begun: 0, deadline: HOUR }, 1)).toBeNull()
    expect(reminderOf({ begun: 0, deadline: 2 * HOUR }, 1)).toBeNull()
    expect(reminderOf({ begun: 0, deadline: 2 * HOUR }, HOUR)).toBe('hour')
  })
})

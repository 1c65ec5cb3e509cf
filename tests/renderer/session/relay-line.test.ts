import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Interruption, listenOnce } from '../../../renderer/session/interruption.ts'
import { RelayLine } from '../../../renderer/session/relay-line.ts'
import type { SocketEvents } from '../../../renderer/session/socket.ts'
import { ok } from '../../../shared/base/result.ts'
import type { TicketAnswer } from '../../../shared/protocol/http.ts'
import { FakeClock } from './fake-clock.ts'

/** A ticket is what it is called here; nobody reads the rest. */
const ticketOf = (name: string) => ({ ticket: name }) as TicketAnswer
const FRAME = new Uint8Array([0])

/** A line, the connections that it opened, and what its owner heard of them. */
class Followed {
  readonly clock = new FakeClock()
  readonly heard: string[] = []
  readonly opened: (SocketEvents & { isOver: boolean })[] = []
  /** Tickets are given while it is open. */
  hasNetwork = true
  #tickets = 0
  readonly line = new RelayLine({
    ws: 'ws://relay',
    room: 'text/en',
    ticket: async () =>
      this.hasNetwork
        ? ok(ticketOf(`t${++this.#tickets}`))
        : { ok: false, error: { kind: 'unreachable' } },
    admits: () => true,
    openSocket: (_url, _protocols, events) => {
      const one = { ...events, isOver: false }
      this.opened.push(one)
      return {
        send: () => undefined,
        close: () => {
          one.isOver = true
        },
      }
    },
    clock: this.clock,
    events: {
      onOpen: () => this.heard.push('open'),
      onFrame: () => this.heard.push('frame'),
      onLost: () => {
        this.heard.push('lost')
        return null
      },
      onAway: () => this.heard.push('away'),
      onTurnedAway: () => this.heard.push('turned away'),
    },
  })

  /** Connects, and hears the first frame. */
  async begin(): Promise<void> {
    this.line.start()
    await settled()
    this.opened[0]?.onOpen()
    this.opened[0]?.onFrame(FRAME)
  }

  get alive(): number {
    return this.opened.filter(({ isOver }) => !isOver).length
  }
}

/** Tickets are there a few steps of the microtask queue later. */
const settled = () => new Promise(setImmediate)

describe('a line that was interrupted', () => {
  let followed: Followed
  beforeEach(async () => {
    followed = new Followed()
    await followed.begin()
  })
  afterEach(() => followed.line.stop())

  it.each(['wake', 'network'] as const)(
    '[R18] is given up and asked for anew at once: %s',
    async (what) => {
      followed.line.interrupted(what)
      expect(followed.heard).toEqual(['open', 'frame', 'lost', 'away'])
      // Without the wait after a loss: the clock stands still.
      await settled()
      expect([followed.opened.length, followed.alive]).toEqual([2, 1])
    },
  )

  it('[R18] goes on as it is if the page only stood still and it was heard lately', async () => {
    followed.clock.advance(19_000)
    followed.line.interrupted('return')
    await settled()
    expect([followed.heard, followed.opened.length]).toEqual([['open', 'frame'], 1])
  })

  it('[R18] that was silent for longer than a relay is, is asked for anew when somebody looks again', async () => {
    followed.clock.advance(21_000)
    followed.line.interrupted('return')
    await settled()
    expect([followed.opened.length, followed.alive]).toEqual([2, 1])
  })

  it('[R18] waits no longer for its next attempt, and holds one connection however often it hears', async () => {
    followed.hasNetwork = false
    followed.line.interrupted('network')
    await settled()
    expect(followed.alive).toBe(0)
    followed.hasNetwork = true
    for (const what of ['wake', 'network', 'return'] satisfies Interruption[])
      followed.line.interrupted(what)
    await settled()
    expect(followed.alive).toBe(1)
    // No attempt of before comes late.
    followed.clock.advance(15_000)
    await settled()
    expect(followed.alive).toBe(1)
  })

  it('[R18] that was stopped stays so', async () => {
    followed.line.stop()
    for (const what of ['wake', 'network', 'return'] satisfies Interruption[])
      followed.line.interrupted(what)
    await settled()
    expect(followed.opened).toHaveLength(1)
  })
})

it('[R18] a window listens once for all its lines, and each stops for itself', () => {
  const machine = new Set<(what: Interruption) => void>()
  const { on, stop } = listenOnce((listener) => {
    machine.add(listener)
    return () => machine.delete(listener)
  })
  const heard: string[] = []
  const stopFirst = on((what) => heard.push(`first ${what}`))
  on((what) => heard.push(`second ${what}`))
  const tell = (what: Interruption) => {
    for (const listener of machine) listener(what)
  }
  expect(machine.size).toBe(1)
  tell('wake')
  stopFirst()
  tell('return')
  expect(heard).toEqual(['first wake', 'second wake', 'second return'])
  stop()
  expect(machine.size).toBe(0)
})

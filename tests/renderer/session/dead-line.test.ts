import { describe, expect, it } from 'vitest'
import { RelayLine } from '../../../renderer/session/relay-line.ts'
import type { SocketEvents } from '../../../renderer/session/socket.ts'
import { ok } from '../../../shared/base/result.ts'
import { FakeClock } from './fake-clock.ts'

// When a line is taken for dead ([R11]); what becomes of the words on it is in text-session.test.ts.

const TICKET = { ticket: 't', epoch: 1, expires: 0, clientIds: { proposing: 1000 } }
const FRAME = new Uint8Array([1])
/** Longer than the line waits after a first loss. */
const RETRY_MS = 2000
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A line, and the sockets that it opened; nothing happens on them but what the test says. */
async function line(ticket = async () => ok(TICKET)) {
  const clock = new FakeClock()
  const sockets: { readonly events: SocketEvents; isClosed: boolean }[] = []
  const did: string[] = []
  const made = new RelayLine({
    ws: 'ws://127.0.0.1:1',
    room: 'text/en',
    ticket: () => {
      did.push('ticket')
      return ticket()
    },
    admits: () => true,
    openSocket: (_url, _protocols, events) => {
      const socket = { events, isClosed: false }
      sockets.push(socket)
      return {
        send: () => undefined,
        close: () => {
          socket.isClosed = true
        },
      }
    },
    clock,
    events: {
      onOpen: () => did.push('open'),
      onFrame: () => undefined,
      onLost: () => {
        did.push('lost')
        return null
      },
      onAway: () => did.push('away'),
      onTurnedAway: () => did.push('turned away'),
    },
  })
  made.start()
  await settle()
  return { line: made, clock, sockets, did }
}

describe('a line to the relay', () => {
  it('[R11] is given up after forty seconds of silence, hung up, and followed by another', async () => {
    const { line: kept, clock, sockets, did } = await line()
    sockets[0]?.events.onOpen()
    clock.advance(40_000)
    expect(did).toEqual(['ticket', 'open'])
    clock.advance(5000)
    expect(did).toEqual(['ticket', 'open', 'lost', 'away'])
    expect(sockets[0]?.isClosed).toBe(true)
    clock.advance(RETRY_MS)
    await settle()
    expect(did.slice(4)).toEqual(['ticket'])
    expect(sockets).toHaveLength(2)
    // What the dead one says after all is nobody's loss.
    sockets[0]?.events.onClose(1006)
    expect(did).toHaveLength(5)
    kept.stop()
  })

  it('[R11] lives as long as something comes, however little', async () => {
    const { line: kept, clock, sockets, did } = await line()
    sockets[0]?.events.onOpen()
    for (let minute = 0; minute < 10; minute++) {
      clock.advance(38_000)
      sockets[0]?.events.onFrame(FRAME)
    }
    expect(did).toEqual(['ticket', 'open'])
    kept.stop()
  })

  it('[R11] is looked at no later than that after the machine woke', async () => {
    const { line: kept, clock, sockets, did } = await line()
    sockets[0]?.events.onOpen()
    clock.advance(4000)
    clock.sleep(60 * 60_000)
    clock.advance(1000)
    expect(did).toEqual(['ticket', 'open', 'lost', 'away'])
    kept.stop()
  })

  it('[R11] does not wait for ever for a connection that never opens, nor for a ticket that never comes', async () => {
    const opening = await line()
    opening.clock.advance(45_000)
    expect(opening.did).toEqual(['ticket', 'lost', 'away'])
    opening.line.stop()
    const asking = await line(() => new Promise<never>(() => undefined))
    asking.clock.advance(45_000)
    asking.clock.advance(RETRY_MS)
    expect(asking.did).toEqual(['ticket', 'lost', 'away', 'ticket'])
    asking.line.stop()
  })

  it('is looked at no more once it is stopped', async () => {
    const { line: stopped, clock, sockets, did } = await line()
    sockets[0]?.events.onOpen()
    stopped.stop()
    expect(sockets[0]?.isClosed).toBe(true)
    clock.advance(10 * 60_000)
    await settle()
    expect(did).toEqual(['ticket', 'open'])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { Outbox } from '../../../server/relay/outbox.ts'

/** As much of a socket as an outbox uses; `bufferedAmount` is what the other side has not read. */
class FakeSocket {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly sent: string[] = []

  send(frame: Uint8Array): void {
    this.sent.push(new TextDecoder().decode(frame))
  }
}

const frame = (text: string) => new TextEncoder().encode(text)

describe('a client that reads slowly', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
  afterEach(() => vi.useRealTimers())

  function slowClient() {
    const socket = new FakeSocket()
    const onTooSlow = vi.fn()
    const outbox = new Outbox(socket as unknown as WebSocket, {
      write: (bytes) => socket.send(bytes),
      catchUp: async () => frame('everything'),
      patienceMs: 30_000,
      onTooSlow,
    })
    return { socket, outbox, onTooSlow }
  }

  it('[R7] misses updates, and gets them all once it has caught up', async () => {
    const { socket, outbox, onTooSlow } = slowClient()
    outbox.deliver(frame('1'))
    socket.bufferedAmount = 2 << 20
    outbox.deliver(frame('2'))
    outbox.sendIfReady(frame('presence'))
    outbox.send(frame('acknowledged'))
    await vi.advanceTimersByTimeAsync(1000)
    outbox.deliver(frame('3'))
    expect(socket.sent).toEqual(['1', 'acknowledged'])
    socket.bufferedAmount = 0
    await vi.advanceTimersByTimeAsync(200)
    outbox.deliver(frame('4'))
    expect(socket.sent).toEqual(['1', 'acknowledged', 'everything', '4'])
    expect(onTooSlow).not.toHaveBeenCalled()
  })

  it('[R7] is let go when it does not catch up', async () => {
    const { socket, outbox, onTooSlow } = slowClient()
    socket.bufferedAmount = 2 << 20
    outbox.deliver(frame('1'))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(onTooSlow).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2000)
    expect(onTooSlow).toHaveBeenCalledOnce()
    expect(socket.sent).toEqual([])
  })
})

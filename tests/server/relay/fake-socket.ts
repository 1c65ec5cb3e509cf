import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'

/** The few parts of a socket that a connection uses. */
export class FakeSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  isHeard = true
  readonly bufferedAmount = 0
  /** The frames that it was sent, if somebody wants to see them. */
  onSent: (frame: Uint8Array) => void = () => undefined

  get asWebSocket(): WebSocket {
    return this as unknown as WebSocket
  }

  send(frame: Uint8Array): void {
    this.onSent(frame)
  }

  pause(): void {}

  resume(): void {}

  close(): void {
    if (this.readyState !== this.OPEN) return
    this.readyState = 3
    this.isHeard = false
    this.emit('close')
  }

  terminate(): void {
    this.close()
  }
}

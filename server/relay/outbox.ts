import { setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'

// What goes out to one client ([R7]). A client that reads more slowly than the others write is not allowed
// to fill the relay's memory: it misses updates, and gets the difference when it has caught up.

const TOO_MUCH_BYTES = 1 << 20
const CAUGHT_UP_BYTES = 1 << 16
const LOOK_AGAIN_MS = 100

export type OutboxOptions = {
  /** Writes a whole frame as it stands, in its turn among those of the socket. */
  readonly write: (framed: Uint8Array) => void
  /** The frame that makes good whatever was missed; null if the room was lost. */
  readonly catchUp: () => Promise<Uint8Array | null>
  readonly patienceMs: number
  readonly onTooSlow: () => void
}

export class Outbox {
  readonly #socket: WebSocket
  readonly #options: OutboxOptions
  #isBehind = false
  #timer: NodeJS.Timeout | null = null
  /** When something was last sent, by `performance.now()`. */
  lastSentAt = performance.now()

  constructor(socket: WebSocket, options: OutboxOptions) {
    this.#socket = socket
    this.#options = options
  }

  /** Sends a frame whatever the state of the client: answers, acknowledgements. */
  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    this.lastSentAt = performance.now()
    this.#socket.send(frame, { binary: true })
  }

  /** Sends what a later frame makes good: presence; left out for one who is behind. */
  sendIfReady(frame: Uint8Array): void {
    if (!this.#isBehind) this.send(frame)
  }

  /** Sends an update, framed for everybody; false if the client is behind, or gone, and will get the difference. */
  deliver(framed: Uint8Array): boolean {
    if (this.#isBehind || this.#socket.readyState !== this.#socket.OPEN) return false
    if (this.#socket.bufferedAmount <= TOO_MUCH_BYTES) {
      this.lastSentAt = performance.now()
      this.#options.write(framed)
      return true
    }
    this.#isBehind = true
    this.#waitUntilDrained(performance.now())
    return false
  }

  /** Sends a large frame that is framed for several; false if the client is gone. */
  sendFramed(framed: Uint8Array): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false
    this.lastSentAt = performance.now()
    this.#options.write(framed)
    return true
  }

  /**
   * Resolves when there is room for more, or the client is gone: answers wait for it. One that does not read for so long
   * is let go.
   */
  async drained(): Promise<void> {
    const isFull = () =>
      this.#socket.readyState === this.#socket.OPEN && this.#socket.bufferedAmount > TOO_MUCH_BYTES
    for (const since = performance.now(); isFull(); ) {
      if (performance.now() - since > this.#options.patienceMs) return this.#options.onTooSlow()
      await pause(LOOK_AGAIN_MS)
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #waitUntilDrained(since: number): void {
    this.#timer = setTimeout(() => {
      if (this.#socket.readyState !== this.#socket.OPEN) return
      if (this.#socket.bufferedAmount <= CAUGHT_UP_BYTES) void this.#catchUp()
      else if (performance.now() - since > this.#options.patienceMs) this.#options.onTooSlow()
      else this.#waitUntilDrained(since)
    }, LOOK_AGAIN_MS)
  }

  async #catchUp(): Promise<void> {
    const frame = await this.#options.catchUp()
    // In one go: no commit can come between what was read and what is delivered from here on.
    this.#isBehind = false
    if (frame) this.send(frame)
  }
}

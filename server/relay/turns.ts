import type { RawData, WebSocket } from 'ws'
import type { Bucket } from './bucket.ts'

export type Frame = { readonly data: RawData; readonly isBinary: boolean }

export type TurnsOptions = {
  readonly socket: Pick<WebSocket, 'pause' | 'resume'>
  /** Of the delegation: its connections together. */
  readonly pace: Bucket
  readonly take: (frame: Frame) => void
}

/**
 * Takes the frames of one connection in their order, and no faster than the pace of its delegation ([R12]): meanwhile the
 * others have their turn. What has been read already is held; the rest waits with the one who sends it.
 */
export class Turns {
  readonly #options: TurnsOptions
  #held: Frame[] = []
  #timer: NodeJS.Timeout | null = null
  #onEnd: (() => void) | null = null

  constructor(options: TurnsOptions) {
    this.#options = options
  }

  receive(frame: Frame): void {
    if (this.#held.length === 0 && this.#options.pace.hasLeft) {
      this.#options.take(frame)
    } else {
      this.#held.push(frame)
      this.#rest()
    }
  }

  /** Nothing more will come: calls back when what came has been taken. */
  end(done: () => void): void {
    if (this.#held.length === 0) done()
    else this.#onEnd = done
  }

  /** Nobody waits for their turn any more: what is held, and what comes, is taken at once. */
  release(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const held = this.#held
    this.#held = []
    for (const frame of held) this.#options.take(frame)
    this.#goOn()
  }

  #rest(): void {
    if (this.#timer) return
    this.#options.socket.pause()
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#takeSome()
    }, this.#options.pace.msUntilLeft)
  }

  #takeSome(): void {
    while (this.#held.length > 0 && this.#options.pace.hasLeft) {
      for (const frame of this.#held.splice(0, 1)) this.#options.take(frame)
    }
    if (this.#held.length > 0) this.#rest()
    else this.#goOn()
  }

  #goOn(): void {
    this.#options.socket.resume()
    const done = this.#onEnd
    this.#onEnd = null
    done?.()
  }
}

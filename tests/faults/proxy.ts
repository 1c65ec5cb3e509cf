import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

// A line between clients and a relay that can be slow, stand still, break off, or break off in the middle of a frame.
// What TCP promises it keeps: while the line stands still nothing is lost, it comes when the line is healed, or the
// connection is reset.

export type Line = {
  /** Each piece waits so long, and up to `jitterMs` more, in its order. */
  delayMs: number
  jitterMs: number
  /** Bytes a second, in each direction of each connection; 0 for no bound. */
  bytesPerSecond: number
}

const CLEAR: Line = { delayMs: 0, jitterMs: 0, bytesPerSecond: 0 }

export class FaultProxy {
  line: Line = { ...CLEAR }
  readonly #server: Server
  readonly #target: { readonly host: string; readonly port: number }
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #isStill = false
  #bytesBeforeCut: number | null = null
  #healed: (() => void)[] = []

  static async before(url: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(url)
    const proxy = new FaultProxy({ host: hostname, port: Number(port) })
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target
    this.#server = createServer((client) => this.#join(client))
  }

  /** The same place as seen from behind this line. */
  get place(): { http: string; url: string } {
    // Listening since before anybody could ask.
    const { port } = this.#server.address() as AddressInfo
    return { http: `http://127.0.0.1:${port}`, url: `ws://127.0.0.1:${port}` }
  }

  /** Nothing passes any more, and nobody is told: half-open connections. */
  stall(): void {
    this.#isStill = true
  }

  /** Everything passes again, what was held back first. */
  heal(): void {
    this.#isStill = false
    this.#bytesBeforeCut = null
    this.line = { ...CLEAR }
    for (const go of this.#healed.splice(0)) go()
  }

  /** Resets every connection there is. */
  reset(): void {
    for (const pair of [...this.#pairs]) cut(pair)
  }

  /** Resets every connection after so many more bytes of it, in the middle of a frame as likely as not. */
  cutAfter(bytes: number): void {
    this.#bytesBeforeCut = bytes
  }

  async close(): Promise<void> {
    this.heal()
    this.reset()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #join(client: Socket): void {
    const relay = connect(this.#target)
    const pair = [client, relay] as const
    this.#pairs.add(pair)
    for (const socket of pair) {
      socket.setNoDelay(true)
      socket.on('error', () => cut(pair))
      socket.on('close', () => {
        this.#pairs.delete(pair)
        cut(pair)
      })
    }
    void this.#carry(client, relay, pair)
    void this.#carry(relay, client, pair)
  }

  async #carry(from: Socket, to: Socket, pair: readonly [Socket, Socket]): Promise<void> {
    try {
      for await (const chunk of from) {
        const piece: Buffer = chunk
        await this.#pass(piece.length)
        const left = this.#bytesBeforeCut
        if (left !== null && piece.length >= left) {
          to.write(piece.subarray(0, left), () => cut(pair))
          return
        }
        if (left !== null) this.#bytesBeforeCut = left - piece.length
        if (!to.write(piece)) await once(to, 'drain')
      }
      to.end()
    } catch {
      cut(pair)
    }
  }

  /** Waits until the line lets a piece of this size through. */
  async #pass(bytes: number): Promise<void> {
    const { delayMs, jitterMs, bytesPerSecond } = this.line
    const transferMs = bytesPerSecond > 0 ? (bytes / bytesPerSecond) * 1000 : 0
    const waitMs = delayMs + Math.random() * jitterMs + transferMs
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    if (this.#isStill) await new Promise<void>((resolve) => this.#healed.push(resolve))
  }
}

function cut(pair: readonly [Socket, Socket]): void {
  for (const socket of pair) socket.resetAndDestroy()
}

import * as Y from 'yjs'
import { encodePresence } from '../../shared/protocol/awareness.ts'
import { encodeMessage } from '../../shared/protocol/wire.ts'
import type { RelayProcess } from '../faults/relay-process.ts'
import { broken, type Dice } from '../server/relay/broken-frames.ts'
import { connect, joinWith, ticketFor, type Wire } from '../server/relay/drafters.ts'
import { insertAfterLast } from '../server/relay/tape.ts'

const FRAMES_AT_ONCE = 5
const FRAMES_PER_CONNECTION = 200
const HONEST_UPDATES = 8
/** Until a flooded budget has filled again. */
const CALM_MS = 200

type Address = Pick<RelayProcess, 'http' | 'url'>

/** One who is admitted, and sends what no client sends. */
export class Attacker {
  /** What the relay holds, as it tells everybody. */
  readonly doc = new Y.Doc({ gc: false })
  /** How connections ended, by code. */
  readonly ends: Record<string, number> = {}
  client = 0
  readonly #relay: Address
  readonly #session: string
  readonly #dice: Dice

  static async join(relay: Address, invite: string, random: () => number): Promise<Attacker> {
    const { session } = await joinWith(relay, invite)
    return new Attacker(relay, session, (sides) => Math.floor(random() * sides))
  }

  private constructor(relay: Address, session: string, dice: Dice) {
    this.#relay = relay
    this.#session = session
    this.#dice = dice
  }

  /** Sends so many broken frames, over as many connections as it takes. */
  async send(frames: number): Promise<void> {
    for (let sent = 0; sent < frames; ) sent += await this.#visit(frames - sent)
  }

  async #visit(left: number): Promise<number> {
    const resume = this.client > 0 ? [this.client] : []
    const { ticket, clientIds } = await ticketFor(this.#relay, this.#session, 'text/en', resume)
    this.client = clientIds.proposing
    const wire = connect(this.#relay, 'text/en', ticket)
    wire.onMessage = (message) => {
      if (message.kind === 'step2' || message.kind === 'update')
        Y.applyUpdate(this.doc, message.update)
    }
    await wire.untilOpen()
    await this.#settled(wire)
    wire.send({ kind: 'step2', update: Y.encodeStateAsUpdate(new Y.Doc()) })
    let sent = 0
    while (!wire.closed && sent < Math.min(left, FRAMES_PER_CONNECTION)) {
      const corpus = this.#corpus()
      for (let i = 0; i < FRAMES_AT_ONCE; i++, sent++) {
        // The masks of the socket are the only thing about such a frame that is right.
        wire.socket.send(broken(corpus, 0, this.#dice), { binary: this.#dice(200) > 0 })
      }
      await this.#settled(wire)
    }
    const code = wire.closed?.code ?? 'none'
    this.ends[code] = (this.ends[code] ?? 0) + 1
    wire.socket.terminate()
    if (code === 4429) await new Promise((resolve) => setTimeout(resolve, CALM_MS))
    return sent
  }

  /** Until the relay has answered everything before it, or has had enough. */
  async #settled(wire: Wire): Promise<void> {
    const before = wire.of('step2').length
    wire.send({ kind: 'step1', stateVector: Y.encodeStateVector(this.doc) })
    await wire.until('an answer', () => wire.closed ?? wire.of('step2').length > before)
  }

  /** What an honest client would send next, and what else there is. */
  #corpus(): readonly Uint8Array[] {
    const next = new Y.Doc({ gc: false })
    Y.applyUpdate(next, Y.encodeStateAsUpdate(this.doc))
    next.clientID = this.client
    const frames: Uint8Array[] = []
    next.on('update', (update: Uint8Array) => {
      frames.push(encodeMessage({ kind: 'update', update }))
    })
    for (let i = 0; i < HONEST_UPDATES; i++) insertAfterLast(next, 'x'.repeat(1 + (i % 3)))
    const at = { client: this.client, clock: 0 }
    const caret = { client: this.client, clock: 1, state: { caret: { anchor: at, focus: at } } }
    return [
      ...frames,
      encodeMessage({ kind: 'step1', stateVector: Y.encodeStateVector(next) }),
      encodeMessage({ kind: 'step2', update: Y.encodeStateAsUpdate(next) }),
      encodeMessage({ kind: 'awareness', update: encodePresence([caret]) }),
      encodeMessage({ kind: 'acknowledged', count: 1, seq: 1 }),
    ]
  }
}

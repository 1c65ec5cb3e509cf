import * as v from 'valibot'
import * as Y from 'yjs'
import { TicketAnswer } from '../../shared/protocol/http.ts'
import type { Message } from '../../shared/protocol/wire.ts'
import { connect, post, type Wire } from '../server/relay/drafters.ts'
import { insertAfterLast } from '../server/relay/tape.ts'

const RETRY_MS = 100
/** Nothing heard for so long, not even a ping: the line is taken for dead. */
const SILENCE_MS = 8000

/** Where the relay is now: it comes back elsewhere, or behind a proxy. */
export type Place = { http: string; url: string }

/**
 * One who types and comes back, whatever happens to the line: keeps a document, connects with a ticket under the same
 * ids, brings what the relay lacks, and knows up to which of its own characters the relay has given its word.
 */
export class Delegate {
  readonly doc = new Y.Doc({ gc: false })
  readonly session: string
  readonly place: Place
  /** Everything below this clock of its own was acknowledged. */
  acknowledged = 0
  /** Codes with which connections ended, and codes of requests that were refused. */
  readonly ends: (number | string)[] = []
  #wire: Wire | null = null
  #ids: number[] = []
  #clocks: number[] = []
  #isLeaving = false
  #running: Promise<void> = Promise.resolve()
  #typing: NodeJS.Timeout | null = null
  #lastHeard = 0

  constructor(place: Place, session: string) {
    this.place = place
    this.session = session
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(update)
    })
  }

  get client(): number {
    return this.#ids[0] ?? 0
  }

  get isConnected(): boolean {
    return this.#wire !== null
  }

  /** Whether the relay has given its word for everything that was typed. */
  get isSaved(): boolean {
    return this.acknowledged >= Y.getState(this.doc.store, this.client)
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Types so often, so much at once, until told otherwise. */
  type(everyMs: number, words = 'x'): void {
    this.rest()
    this.#typing = setInterval(() => {
      // Before the first connection there is no id to write under, and no text to write in.
      if (this.client > 0 && this.doc.getText('text').length > 0) insertAfterLast(this.doc, words)
    }, everyMs)
  }

  rest(): void {
    if (this.#typing) clearInterval(this.#typing)
    this.#typing = null
  }

  async leave(): Promise<void> {
    this.rest()
    this.#isLeaving = true
    this.#wire?.socket.terminate()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#isLeaving) {
      const end = await this.#attend().catch((error: unknown) => String(error))
      this.ends.push(end)
      this.#wire = null
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }

  /** One connection from its ticket to its end. */
  async #attend(): Promise<number | string> {
    const resume = this.#ids
    const body = { room: 'text/en', resume }
    const answer = await post(this.place, '/api/ticket', body, this.session)
    if (answer.code) return answer.code
    const { ticket, clientIds } = v.parse(TicketAnswer, answer.json)
    const wire = connect(this.place, 'text/en', ticket)
    const silence = setInterval(() => {
      if (performance.now() - this.#lastHeard > SILENCE_MS) wire.socket.terminate()
    }, 500)
    try {
      this.#ids = [clientIds.proposing, ...(clientIds.base ? [clientIds.base] : [])]
      this.#clocks = []
      this.#lastHeard = performance.now()
      wire.onMessage = (message) => this.#take(message, wire)
      wire.socket.on('ping', () => {
        this.#lastHeard = performance.now()
      })
      await wire.untilOpen()
      if (!wire.closed) {
        wire.send({ kind: 'step1', stateVector: Y.encodeStateVector(this.doc) })
        this.#wire = wire
      }
      await wire.until('the end', () => wire.closed, 10 ** 8)
      return wire.closed?.code ?? 'ended'
    } finally {
      clearInterval(silence)
      wire.socket.terminate()
    }
  }

  #take(message: Message, wire: Wire): void {
    this.#lastHeard = performance.now()
    // What was taken in is not needed again; a long conference must not fill this process.
    wire.messages.length = 0
    switch (message.kind) {
      case 'step1': {
        // Everything that the relay lacks, then everything that is typed from here on.
        this.#clocks.push(Y.getState(this.doc.store, this.client))
        const update = Y.encodeStateAsUpdate(this.doc, message.stateVector)
        wire.send({ kind: 'step2', update })
        break
      }
      case 'step2':
      case 'update':
        Y.applyUpdate(this.doc, message.update, this)
        if (this.doc.clientID !== this.client) this.doc.clientID = this.client
        break
      case 'acknowledged':
        this.#believe(message.count)
        break
      default:
        break
    }
  }

  /** The first report answers the second step, which is not counted; each further one counts updates. */
  #believe(count: number): void {
    this.acknowledged = Math.max(this.acknowledged, this.#clocks[count] ?? 0)
  }

  #send(update: Uint8Array): void {
    if (!this.#wire || this.#clocks.length === 0) return
    this.#clocks.push(Y.getState(this.doc.store, this.client))
    this.#wire.send({ kind: 'update', update })
  }
}

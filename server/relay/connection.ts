import type { RawData, WebSocket } from 'ws'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { CLOSE } from '../../shared/protocol/wire.ts'
import type { AnswerLine } from './answer-line.ts'
import { Bucket, type Budget } from './bucket.ts'
import { Outbox } from './outbox.ts'
import { SIGN_OF_LIFE } from './presence.ts'
import { Reports } from './reports.ts'
import type { Sender, Submitted } from './room.ts'
import type { Admission } from './tickets.ts'
import { type Frame, Turns } from './turns.ts'

// One client in one room: frames in, frames out. It decides nothing about what is written; it keeps the order of
// things, counts what is durable, and closes when a rule is broken.

export type ConnectionOptions = {
  readonly socket: WebSocket
  /** Writes a whole frame as it stands: nothing is compressed, so the socket's own frames come in between. */
  readonly write: (framed: Uint8Array) => void
  readonly admission: Admission
  /** Whether the client wants messages 100 and 101. */
  readonly wantsReports: boolean
  readonly patienceMs: number
  /** What all connections of the delegation may cost together. */
  readonly budget: Bucket
  /** How fast they are heard. */
  readonly pace: Bucket
  /** Where they wait for the text. */
  readonly answers: AnswerLine
  readonly onRefused: (refusal: Refusal) => void
  readonly onClosed: () => void
}

/** [G6] and what a frame costs before anything in it is looked at. */
const CONNECTION_BUDGET: Budget = { capacity: 400_000, perSecond: 40_000 }
const UNITS_PER_FRAME = 50
const BYTES_PER_UNIT = 16
const GOODBYE_MS = 2000
/** As much as may have been on its way. */
const OVERHEARD_BYTES = 1 << 18
const FRAME_HEAD = 16

/** Only updates are counted in message 100; a second step is reported by one all the same. */
export type Counted = 'step2' | 'update'

export abstract class Connection {
  readonly clients: ReadonlySet<number>
  readonly admission: Admission
  protected readonly sender: Sender
  protected readonly outbox: Outbox
  readonly #options: ConnectionOptions
  readonly #reports: Reports
  readonly #turns: Turns
  readonly #bucket = new Bucket(CONNECTION_BUDGET)
  readonly #undecided = new Set<Promise<Submitted>>()
  readonly #ways: (() => void)[] = []
  #isClosing = false
  #isDismissed = false
  /** Bytes that came after the goodbye. */
  #overheard = 0

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.admission = options.admission
    const { member, clientIds } = options.admission
    this.clients = new Set(Object.values(clientIds))
    const { delegation, role, person } = member
    this.sender = {
      delegation,
      role,
      person,
      clients: this.clients,
      spend: (units) => this.spend(units),
      isDismissed: () => this.#isDismissed,
    }
    this.outbox = new Outbox(options.socket, {
      write: options.write,
      catchUp: () => this.catchUp(),
      patienceMs: options.patienceMs,
      onTooSlow: () => this.close(CLOSE.unavailable, 'slow'),
    })
    this.#reports = new Reports((frame) => {
      if (options.wantsReports) this.outbox.send(frame)
    })
    const { socket, pace } = options
    this.#turns = new Turns({ socket, pace, take: (frame) => this.#receive(frame) })
    socket.on('message', (data, isBinary) => this.#turns.receive({ data, isBinary }))
    socket.on('close', () => this.#turns.end(() => this.#closed()))
  }

  /** Says the first word, if it is the relay's. */
  abstract greet(): Promise<void>
  /** Takes a frame; throws if it is malformed. */
  protected abstract handle(frame: Uint8Array): void
  /** The frame that makes good what the client missed; null if there is none, or it comes by itself. */
  protected abstract catchUp(): Promise<Uint8Array | null>
  protected abstract readonly maxFrameBytes: number

  lost(): void {
    this.close(CLOSE.unavailable, 'unavailable')
  }

  /** Sends a sign of life if nothing was sent for so long. */
  keepAlive(silenceMs: number): void {
    if (performance.now() - this.outbox.lastSentAt >= silenceMs) this.outbox.send(SIGN_OF_LIFE)
  }

  close(code: number, reason: string): void {
    this.#isClosing = true
    this.#leave()
    const { socket } = this.#options
    socket.close(code, reason)
    this.#turns.release()
    // Who does not answer the goodbye is cut off.
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref()
  }

  /** The member's rights have changed: nothing that it sent is judged any more, and it has to come anew. */
  dismiss(): void {
    this.#isDismissed = true
    this.close(CLOSE.noTicket, 'revoked')
  }

  protected get answers(): AnswerLine {
    return this.#options.answers
  }

  protected get isClosing(): boolean {
    return this.#isClosing
  }

  /** To be done when the client is gone, or told to go. */
  protected onLeaving(leave: () => void): void {
    this.#ways.push(leave)
  }

  protected spend(units: number): void {
    this.#bucket.spend(units)
    this.#options.budget.spend(units)
    this.#options.pace.spend(units)
  }

  protected spendOnBytes(bytes: number): void {
    this.spend(bytes / BYTES_PER_UNIT)
  }

  /** Waits for what became of an update, unless somebody closes first. */
  protected async decided(submission: Promise<Submitted>): Promise<Submitted> {
    this.#undecided.add(submission)
    const submitted = await submission
    this.#undecided.delete(submission)
    return submitted
  }

  protected settle(submitted: Submitted, kind: Counted): void {
    switch (submitted.kind) {
      case 'durable':
        this.#reports.settled(submitted.seq, kind === 'update')
        break
      case 'refused':
        void this.refuse(submitted.refusal)
        break
      case 'unavailable':
        this.close(CLOSE.unavailable, 'unavailable')
        break
    }
  }

  protected async refuse(refusal: Refusal): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#options.onRefused(refusal)
    // What came before it is still acknowledged, and then comes the reason.
    await Promise.all(this.#undecided)
    this.#reports.refused(refusal)
    this.close(closeCodeOf(refusal), refusal.code)
  }

  #leave(): void {
    for (const leave of this.#ways.splice(0)) leave()
    this.outbox.stop()
  }

  #closed(): void {
    this.#isClosing = true
    this.#leave()
    this.#options.onClosed()
  }

  #receive({ data, isBinary }: Frame): void {
    if (this.#isClosing) this.#overhear(data)
    else if (!isBinary || !Buffer.isBuffer(data)) void this.refuse({ code: 'malformed' })
    else this.#hear(data)
  }

  #hear(data: Buffer): void {
    const refusal = this.#refusalOf(data)
    if (refusal) return void this.refuse(refusal)
    try {
      this.handle(data)
    } catch {
      void this.refuse({ code: 'malformed' })
    }
  }

  /** Somebody who was told to go and goes on sending is cut off: to read that would cost as much as what was refused. */
  #overhear(data: RawData): void {
    this.#overheard += Buffer.isBuffer(data) ? data.length + FRAME_HEAD : 0
    if (this.#overheard > OVERHEARD_BYTES) this.#options.socket.terminate()
  }

  /** What can be refused before a frame is read. */
  #refusalOf({ length }: Buffer): Refusal | null {
    if (!this.#bucket.hasLeft || !this.#options.budget.hasLeft) return { code: 'rate' }
    this.spend(UNITS_PER_FRAME)
    // What it costs to judge is known only when it is judged; until then as much as it costs to read.
    this.#options.pace.spend(length / BYTES_PER_UNIT)
    return length > this.maxFrameBytes ? { code: 'too-large', detail: `${length} bytes` } : null
  }
}

function closeCodeOf({ code }: Refusal): number {
  if (code === 'malformed') return CLOSE.malformed
  return code === 'rate' ? CLOSE.flood : CLOSE.refused
}

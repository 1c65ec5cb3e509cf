import type { RawData, WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import { CLOSE, encodeMessage, type Message, parseMessage } from '../../shared/protocol/wire.ts'
import { Bucket } from './bucket.ts'
import { Outbox } from './outbox.ts'
import { type Attendee, type Presence, SIGN_OF_LIFE } from './presence.ts'
import { Reports } from './reports.ts'
import type { Delivery, Listener, Room, Sender, Submitted } from './room.ts'
import type { Admission } from './tickets.ts'
import { Waiting } from './waiting.ts'

// One client in one room: frames in, frames out. It decides nothing about the text; it keeps the order of
// things, counts what is durable, and closes when a rule is broken.

export type ConnectionOptions = {
  readonly socket: WebSocket
  /** Writes a whole frame as it stands: nothing is compressed, so the socket's own frames come in between. */
  readonly write: (framed: Uint8Array) => void
  readonly admission: Admission
  readonly room: Room
  readonly presence: Presence
  /** Whether the client wants messages 100 and 101. */
  readonly wantsReports: boolean
  readonly patienceMs: number
  /** What all connections of the delegation may cost together. */
  readonly budget: Bucket
  readonly onRefused: (refusal: Refusal) => void
  readonly onClosed: () => void
}

/** [G6] and what a frame costs before anything in it is looked at. */
const BUCKET_UNITS = 400_000
const UNITS_PER_SECOND = 40_000
const UNITS_PER_FRAME = 50
const BYTES_PER_UNIT = 16
const FRAME_BYTES = 1 << 20
/** A penholder may import a whole text. */
const IMPORT_BYTES = 8 << 20
const GOODBYE_MS = 2000

/** Only updates are counted in message 100; a second step is reported by one all the same. */
type Counted = 'step2' | 'update'

export class Connection implements Listener, Attendee {
  readonly clients: ReadonlySet<number>
  readonly admission: Admission
  readonly #options: ConnectionOptions
  readonly #sender: Sender
  readonly #outbox: Outbox
  readonly #reports: Reports
  readonly #bucket = new Bucket(BUCKET_UNITS, UNITS_PER_SECOND)
  readonly #waiting = new Waiting()
  readonly #undecided = new Set<Promise<Submitted>>()
  #leave: () => void
  #isClosing = false
  #isDismissed = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.admission = options.admission
    const { member, clientIds } = options.admission
    this.clients = new Set(Object.values(clientIds))
    const spend = (units: number) => this.#spend(units)
    const { delegation, role, person } = member
    this.#sender = {
      delegation,
      role,
      person,
      clients: this.clients,
      spend,
      isDismissed: () => this.#isDismissed,
    }
    this.#outbox = new Outbox(options.socket, {
      write: options.write,
      catchUp: () => this.#answer('update', new Uint8Array([0])),
      patienceMs: options.patienceMs,
      onTooSlow: () => this.close(CLOSE.unavailable, 'slow'),
    })
    this.#reports = new Reports((frame) => {
      if (options.wantsReports) this.#outbox.send(frame)
    })
    const leavePresence = options.presence.enter(this)
    const leaveRoom = options.room.subscribe(this)
    this.#leave = () => {
      leavePresence()
      leaveRoom()
      this.#outbox.stop()
      this.#leave = () => undefined
    }
    options.socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    options.socket.on('close', () => this.#closed())
  }

  /** Asks the client for what it has and the relay lacks. */
  async greet(): Promise<void> {
    const stateVector = await this.#options.room.stateVector()
    if (stateVector) this.#outbox.send(encodeMessage({ kind: 'step1', stateVector }))
  }

  /** Presence, which a later frame makes good. */
  send(frame: Uint8Array): void {
    this.#outbox.sendIfReady(frame)
  }

  deliver(delivery: Delivery): void {
    if (!this.#isClosing && delivery.writer !== this.#sender) this.#outbox.deliver(delivery.framed)
  }

  lost(): void {
    this.close(CLOSE.unavailable, 'unavailable')
  }

  /** Sends a sign of life if nothing was sent for so long. */
  keepAlive(silenceMs: number): void {
    if (performance.now() - this.#outbox.lastSentAt >= silenceMs) this.#outbox.send(SIGN_OF_LIFE)
  }

  close(code: number, reason: string): void {
    this.#isClosing = true
    this.#leave()
    const { socket } = this.#options
    socket.close(code, reason)
    // Who does not answer the goodbye is cut off.
    setTimeout(() => socket.terminate(), GOODBYE_MS).unref()
  }

  /** The member's rights have changed: nothing that it sent is judged any more, and it has to come anew. */
  dismiss(): void {
    this.#isDismissed = true
    this.close(CLOSE.noTicket, 'revoked')
  }

  #closed(): void {
    this.#isClosing = true
    this.#leave()
    this.#options.onClosed()
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isClosing) return
    const refusal = this.#refusalOf(data, isBinary)
    if (refusal) void this.#refuse(refusal)
    else this.#parse(data)
  }

  /** What can be refused before a frame is read. */
  #refusalOf(data: RawData, isBinary: boolean): Refusal | null {
    if (!isBinary || !Buffer.isBuffer(data)) return { code: 'malformed' }
    if (!this.#bucket.hasLeft || !this.#options.budget.hasLeft) return { code: 'rate' }
    this.#spend(UNITS_PER_FRAME)
    const isImport = holdsPen(this.admission.member.role)
    const isTooLarge = data.length > (isImport ? IMPORT_BYTES : FRAME_BYTES)
    return isTooLarge ? { code: 'too-large', detail: `${data.length} bytes` } : null
  }

  #parse(data: RawData): void {
    try {
      const message = Buffer.isBuffer(data) ? parseMessage(data) : null
      if (message) this.#handle(message)
    } catch {
      void this.#refuse({ code: 'malformed' })
    }
  }

  #handle(message: Message): void {
    switch (message.kind) {
      case 'step1':
        // Read once here: inside the room what cannot be read would be the room's fault.
        Y.decodeStateVector(message.stateVector)
        void this.#sendAnswer(message.stateVector)
        break
      case 'step2':
        void this.#submit(message.update, 'step2', false)
        for (const held of this.#waiting.end()) void this.#submit(held, 'update', false)
        break
      case 'update':
        void this.#submit(message.update, 'update', this.#waiting.isOpen)
        break
      case 'awareness':
        this.#options.presence.receive(this, message.update)
        break
      case 'acknowledged':
      case 'refused':
        // Ours to send; a client that sends them says nothing.
        break
    }
  }

  async #sendAnswer(stateVector: Uint8Array): Promise<void> {
    const frame = await this.#answer('step2', stateVector)
    if (frame) this.#outbox.send(frame)
  }

  async #answer(kind: 'step2' | 'update', stateVector: Uint8Array): Promise<Uint8Array | null> {
    const update = await this.#options.room.answer(stateVector)
    if (!update) return null
    this.#spend(update.length / BYTES_PER_UNIT)
    return encodeMessage({ kind, update })
  }

  #spend(units: number): void {
    this.#bucket.spend(units)
    this.#options.budget.spend(units)
  }

  async #submit(update: Uint8Array, kind: Counted, mayWait: boolean): Promise<void> {
    const submission = this.#options.room.submit(update, this.#sender)
    this.#undecided.add(submission)
    const submitted = await submission
    this.#undecided.delete(submission)
    if (submitted.kind === 'refused' && mayWait && isAhead(submitted.refusal)) {
      // It builds on work done offline, which the client sends with its second step ([R9]).
      if (!this.#waiting.isOpen) return this.#submit(update, kind, false)
      if (this.#waiting.hold(update)) return
    }
    this.#settle(submitted, kind)
  }

  #settle(submitted: Submitted, kind: Counted): void {
    switch (submitted.kind) {
      case 'durable':
        this.#reports.settled(submitted.seq, kind === 'update')
        break
      case 'refused':
        void this.#refuse(submitted.refusal)
        break
      case 'unavailable':
        this.close(CLOSE.unavailable, 'unavailable')
        break
    }
  }

  async #refuse(refusal: Refusal): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    this.#options.onRefused(refusal)
    // What came before it is still acknowledged, and then comes the reason.
    await Promise.all(this.#undecided)
    this.#reports.refused(refusal)
    this.close(closeCodeOf(refusal), refusal.code)
  }
}

function isAhead({ code }: Refusal): boolean {
  return code === 'gap' || code === 'gap-ds' || code === 'dangling'
}

function closeCodeOf({ code }: Refusal): number {
  if (code === 'malformed') return CLOSE.malformed
  return code === 'rate' ? CLOSE.flood : CLOSE.refused
}

import * as Y from 'yjs'
import type { Refusal } from '../../shared/domain/refusals.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import { encodeMessage, type Message, parseMessage } from '../../shared/protocol/wire.ts'
import { Connection, type ConnectionOptions, type Counted } from './connection.ts'
import { Missed } from './missed.ts'
import type { Attendee, Presence } from './presence.ts'
import type { Delivery, Listener, Room } from './room.ts'
import { Waiting } from './waiting.ts'

const FRAME_BYTES = 1 << 20
/** A penholder may import a whole text. */
const IMPORT_BYTES = 8 << 20

/** One client in the room of a document, by the y-websocket protocol. */
export class DocumentConnection extends Connection implements Attendee, Listener {
  protected readonly maxFrameBytes: number
  readonly #room: Room
  readonly #presence: Presence
  readonly #waiting = new Waiting()
  readonly #missed = new Missed()
  #hasAsked = false

  constructor(
    options: ConnectionOptions,
    { room, presence }: { readonly room: Room; readonly presence: Presence },
  ) {
    super(options)
    this.#room = room
    this.#presence = presence
    this.maxFrameBytes = holdsPen(options.admission.member.role) ? IMPORT_BYTES : FRAME_BYTES
    this.onLeaving(presence.enter(this))
    this.onLeaving(room.subscribe(this))
  }

  /** Asks the client for what it has and the relay lacks. */
  async greet(): Promise<void> {
    const stateVector = await this.#room.stateVector()
    if (stateVector) this.outbox.send(encodeMessage({ kind: 'step1', stateVector }))
  }

  /** Presence, which a later frame makes good. */
  send(frame: Uint8Array): void {
    this.outbox.sendIfReady(frame)
  }

  deliver(delivery: Delivery): void {
    if (this.isClosing || delivery.writer === this.sender) return
    if (!this.outbox.deliver(delivery.framed)) this.#missed.add(delivery.update)
  }

  protected handle(frame: Uint8Array): void {
    const message = parseMessage(frame)
    if (message) this.#take(message)
  }

  /** At the relay's cost: that others write more than one can read is not the reader's doing. */
  protected async catchUp(): Promise<Uint8Array | null> {
    const known = await this.#room.stateVector()
    const answer = known && (await this.#room.answer(this.#missed.stateBefore(known)))
    this.#missed.clear()
    return answer && encodeMessage({ kind: 'update', update: answer.update })
  }

  #take(message: Message): void {
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
        this.#presence.receive(this, message.update)
        break
      case 'acknowledged':
      case 'refused':
        // Ours to send; a client that sends them says nothing.
        break
    }
  }

  async #sendAnswer(stateVector: Uint8Array): Promise<void> {
    const isFirst = !this.#hasAsked
    this.#hasAsked = true
    await this.answers.send(async () => {
      const answer = this.isClosing ? null : await this.#room.answer(stateVector)
      if (!answer || !this.outbox.sendFramed(answer.framed)) return null
      // However large the text has become, to read it once is what a connection is for.
      if (!isFirst) this.spendOnBytes(answer.framed.length)
      return { bytes: answer.framed.length, read: this.outbox.drained() }
    })
  }

  async #submit(update: Uint8Array, kind: Counted, mayWait: boolean): Promise<void> {
    const submitted = await this.decided(this.#room.submit(update, this.sender))
    if (submitted.kind === 'refused' && mayWait && isAhead(submitted.refusal)) {
      // It builds on work done offline, which the client sends with its second step ([R9]).
      if (!this.#waiting.isOpen) return this.#submit(update, kind, false)
      if (this.#waiting.hold(update)) return
    }
    this.settle(submitted, kind)
  }
}

function isAhead({ code }: Refusal): boolean {
  return code === 'gap' || code === 'gap-ds' || code === 'dangling'
}

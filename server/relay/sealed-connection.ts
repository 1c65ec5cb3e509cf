import { encodeSealedFrame, parseSealedFrame } from '../../shared/protocol/sealed.ts'
import { MAX_ENVELOPE_BYTES } from '../../shared/sealed/envelope.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import type { SealedDelivery, SealedListener, SealedRoom } from './sealed-room.ts'

/** An envelope, and what says what it is for. */
const FRAME_BYTES = MAX_ENVELOPE_BYTES + 64
/** To find entries in the log, besides their bytes, which are passed on as they are. */
const UNITS_A_PAGE = 200
const BYTES_READ_A_UNIT = 256

/** One client in a room that the relay cannot read. */
export class SealedConnection extends Connection implements SealedListener {
  protected readonly maxFrameBytes = FRAME_BYTES
  readonly #room: SealedRoom
  /** The number of the last entry that the client was told; null before it asked. */
  #told: number | null = null
  /** Deliveries that came while former entries are read; null when there is nothing to wait for. */
  #held: SealedDelivery[] | null = null

  constructor(options: ConnectionOptions, room: SealedRoom) {
    super(options)
    this.#room = room
    this.onLeaving(room.subscribe(this))
  }

  /** The client speaks first. */
  async greet(): Promise<void> {}

  deliver(delivery: SealedDelivery): void {
    if (this.isClosing || this.#told === null) return
    if (this.#held) this.#held.push(delivery)
    else this.#tell(delivery)
  }

  hear(frame: Uint8Array): void {
    if (!this.isClosing) this.outbox.sendIfReady(frame)
  }

  protected handle(frame: Uint8Array): void {
    const message = parseSealedFrame(frame)
    switch (message?.kind) {
      case 'follow':
        void this.#follow(message.after, message.takesSnapshot)
        break
      case 'append':
        void this.#append(message.envelope)
        break
      case 'snapshot':
        void this.#keepSnapshot(message.seq, message.envelope)
        break
      case 'whisper':
        this.spendOnBytes(message.envelope.length)
        this.#room.whisper(message.envelope, this)
        break
      default:
        // Ours to send, or of an unknown kind.
        break
    }
  }

  /** What was missed is read from the log again, from the last entry that went out. */
  protected async catchUp(): Promise<null> {
    if (this.#told !== null) void this.#follow(this.#told, false)
    return null
  }

  async #append(envelope: Uint8Array): Promise<void> {
    this.spendOnBytes(envelope.length)
    this.settle(await this.decided(this.#room.submit(envelope, this.sender)), 'update')
  }

  async #keepSnapshot(seq: number, data: Uint8Array): Promise<void> {
    this.spendOnBytes(data.length)
    const refusal = await this.#room.keepSnapshot({ seq, data })
    if (refusal) void this.refuse(refusal)
  }

  /** Sends what lies after a number of the log, and then everything as it comes. */
  async #follow(after: number, takesSnapshot: boolean): Promise<void> {
    // One at a time: the latest wish counts, for whoever asks again has forgotten the former.
    const held: SealedDelivery[] = []
    this.#held = held
    this.#told = after
    try {
      if (takesSnapshot) await this.#sendSnapshot(held)
      while (this.#held === held && !(await this.#sendPage(held)));
    } catch {
      this.lost()
    }
  }

  async #sendSnapshot(held: readonly SealedDelivery[]): Promise<void> {
    const snapshot = await this.#room.snapshot()
    if (!snapshot || this.#held !== held || snapshot.seq <= (this.#told ?? 0)) return
    this.spend(snapshot.data.length / BYTES_READ_A_UNIT)
    const { seq, data: envelope } = snapshot
    this.outbox.send(encodeSealedFrame({ kind: 'snapshot', seq, envelope }))
    this.#told = seq
  }

  /** Whether that was the last page, or the client asked anew. */
  async #sendPage(held: readonly SealedDelivery[]): Promise<boolean> {
    this.spend(UNITS_A_PAGE)
    const page = await this.#room.read(this.#told ?? 0)
    if (this.isClosing || this.#held !== held) return true
    for (const frame of page.frames) {
      this.spend(frame.length / BYTES_READ_A_UNIT)
      this.outbox.send(frame)
    }
    this.#told = page.seq
    if (!page.isAll) {
      await this.outbox.drained()
      return false
    }
    this.#held = null
    this.outbox.send(encodeSealedFrame({ kind: 'caughtUp', seq: page.seq }))
    for (const delivery of held) if (delivery.seq > page.seq) this.#tell(delivery)
    return true
  }

  #tell({ framed, seq }: SealedDelivery): void {
    // A client that is behind is told later, from here on.
    if (this.outbox.deliver(framed)) this.#told = seq
  }
}

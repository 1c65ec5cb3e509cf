import type { Refusal } from '../../shared/domain/refusals.ts'
import { encodeMessage } from '../../shared/protocol/wire.ts'

/** What a connection is told of its own updates: messages 100 and 101 ([R4], [R5]). */
export class Reports {
  readonly #send: (frame: Uint8Array) => void
  #durable = 0
  #seq = 0
  #isDue = false

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send
  }

  /** Something is durable; a second step is reported as well, without being counted. */
  settled(seq: number, isCounted: boolean): void {
    this.#seq = Math.max(this.#seq, seq)
    if (isCounted) this.#durable++
    if (this.#isDue) return
    this.#isDue = true
    // Everything of one commit is settled in one go, and told by one message.
    queueMicrotask(() => this.#tell())
  }

  /** Why an update was refused, after everything that came before it. */
  refused({ code, detail = '' }: Refusal): void {
    this.#tell()
    this.#send(encodeMessage({ kind: 'refused', code, detail }))
  }

  #tell(): void {
    if (!this.#isDue) return
    this.#isDue = false
    this.#send(encodeMessage({ kind: 'acknowledged', count: this.#durable, seq: this.#seq }))
  }
}

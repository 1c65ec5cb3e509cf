import type { Refusal } from '../../shared/domain/refusals.ts'
import type { Session } from '../../shared/ydoc/guard/guarded-text.ts'
import type { Answer } from './answers.ts'

/** Who submits an update: one connection, or a command that works on a closed file. */
export type Sender = Session & {
  /** The name under which the person joined; may be empty. */
  readonly person: string
  /** Told what each update cost to judge, in units of [G6]. */
  readonly spend?: (units: number) => void
  /** Whether its rights have changed: what it sent before is judged no more ([O3]). */
  readonly isDismissed?: () => boolean
}

/** What became of an update. `unavailable`: it was not kept, and the room must be joined again ([R6]). */
export type Submitted =
  | { readonly kind: 'durable'; readonly seq: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unavailable' }

/** What a commit brings to those who are in the room. */
export type Delivery = {
  /** The updates of one commit, merged, as a message: encoded once for all. */
  readonly frame: Uint8Array
  /** The same as it goes over the wire (`server-frame.ts`). */
  readonly framed: Uint8Array
  /** What is in the message. */
  readonly update: Uint8Array
  readonly seq: number
  /** The only one who wrote in it, and who therefore has it; null if there are several. */
  readonly writer: Sender | null
}

export type Listener = {
  deliver(delivery: Delivery): void
  /** A commit failed: what the room held in memory is void. */
  lost(): void
}

/** A document that several people share through the relay. All of it that leaves is durable ([R1]). */
export type Room = {
  readonly name: string
  /** Resolves when the update is durable, or with the reason why it is not. */
  submit(update: Uint8Array, sender: Sender): Promise<Submitted>
  /** What a replica with this state vector lacks; null if the room was lost. */
  answer(stateVector: Uint8Array): Promise<Answer | null>
  /** The durable state vector; null if the room was lost. */
  stateVector(): Promise<Uint8Array | null>
  subscribe(listener: Listener): () => void
  /** Resolves when everything submitted so far is decided. */
  settled(): Promise<void>
}

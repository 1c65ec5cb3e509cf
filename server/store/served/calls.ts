import type { Store } from '../store.ts'

// What a relay's main thread and the thread that owns the file say to each other. Calls are carried out in the order
// in which they were made, so that whoever asks sees what was handed over before.

/** What the owner of the file does besides keeping the store. */
type Housekeeping = {
  /** Writes a byte or two for good; rejects while nothing can be kept. */
  probe(): Promise<void>
  /** Tells those who find the file in use where its relay listens. */
  announce(url: string): Promise<void>
  /** Writes a copy as of now to a file that is not there. */
  copy(to: string): Promise<void>
}

type Served = Omit<Store, 'close'> & Housekeeping & { close(): Promise<void> }

export type ServedCall = keyof Served
export type Arguments<Name extends ServedCall> = Parameters<Served[Name]>
export type Value<Name extends ServedCall> = Awaited<ReturnType<Served[Name]>>
export type Handlers = { readonly [Name in ServedCall]: Served[Name] }

export type CallMessage = {
  readonly id: number
  readonly name: ServedCall
  readonly args: readonly unknown[]
}

/** The first message of the owner: the file is open, or why not. */
export type Opened =
  | { readonly kind: 'opened'; readonly dossier: string; readonly epoch: number }
  | { readonly kind: 'failed'; readonly fault: Fault }

export type AnswerMessage =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'rejected'; readonly id: number; readonly fault: Fault }

/** An error as it crosses between threads, which drop what they do not know of it. */
export type Fault = {
  readonly message: string
  /** SQLite's result code. */
  readonly errcode: number | null
  /** The code of the system or of the engine. */
  readonly code: string | null
  readonly isDamage: boolean
}

import type { Refusal } from '../../shared/domain/refusals.ts'
import { encodeSealedFrame, type SealedEntry } from '../../shared/protocol/sealed.ts'
import { MAX_ENVELOPE_BYTES } from '../../shared/sealed/envelope.ts'
import { authorName } from '../author.ts'
import type { LogRow, Snapshot, Store } from '../store/store.ts'
import { deliveryCost } from './deliver.ts'
import { Journal, type JournalWatch, type Recorded } from './journal.ts'
import type { Delivery, Sender, Submitted } from './room.ts'
import { serverFrame } from './server-frame.ts'

// A room that the relay orders and keeps and cannot read ([E13]). It knows of an entry how long it is, who handed it in
// and when, and nothing else.

/** As much as a room may hold. */
const ROOM_BYTES = 64 << 20
const PAGE_ROWS = 200
const FRAME_BYTES = 1 << 20

export type SealedListener = {
  deliver(told: SealedDelivery): void
  /** A commit failed: who wants to know what was kept asks anew. */
  lost(): void
  /** Hears what is kept nowhere. */
  hear(frame: Uint8Array): void
}

/** Some entries as a message, as it goes over the wire, and the number of the last of them. */
export type SealedDelivery = Pick<Delivery, 'frame' | 'framed' | 'seq'>

export type SealedRoomOptions = {
  readonly now?: () => number
  readonly onCommitted?: (entries: number) => void
  readonly onLost?: (error: unknown) => void
  readonly watch?: JournalWatch | undefined
}

/** Some of the entries, as messages, and the number of the last of them; `isAll` if no more were durable. */
export type Page = {
  readonly frames: readonly Uint8Array[]
  readonly seq: number
  readonly isAll: boolean
}

export class SealedRoom {
  readonly name: string
  readonly #store: Store
  readonly #journal: Journal<Sender>
  readonly #listeners = new Set<SealedListener>()
  readonly #now: () => number
  #bytes: number
  #seq: number

  /** The room as the store has it. */
  static async load(
    store: Store,
    name: string,
    options: SealedRoomOptions = {},
  ): Promise<SealedRoom> {
    let bytes = 0
    let seq = 0
    for (;;) {
      const rows = await store.updates(name, seq, PAGE_ROWS)
      bytes += rows.reduce((sum, { data }) => sum + data.length, 0)
      seq = rows.at(-1)?.seq ?? seq
      if (rows.length < PAGE_ROWS) return new SealedRoom(store, name, { bytes, seq }, options)
    }
  }

  private constructor(
    store: Store,
    name: string,
    { bytes, seq }: { readonly bytes: number; readonly seq: number },
    { now = Date.now, onCommitted, onLost, watch }: SealedRoomOptions,
  ) {
    this.name = name
    this.#store = store
    this.#bytes = bytes
    this.#seq = seq
    this.#now = now
    this.#journal = new Journal({
      log: store,
      watch,
      gatherMs: () => 0,
      onCommitted: (batch, last) => {
        this.#seq = last
        this.#deliver(batch, last)
        onCommitted?.(batch.length)
      },
      onLost: (error) => {
        onLost?.(error)
        for (const listener of [...this.#listeners]) listener.lost()
      },
    })
  }

  /** Resolves when the entry is durable, or with the reason why it is not. */
  submit(envelope: Uint8Array, sender: Sender): Promise<Submitted> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        const refusal = this.#refusalOf(envelope)
        if (this.#journal.isLost || sender.isDismissed?.()) resolve({ kind: 'unavailable' })
        else if (refusal) resolve({ kind: 'refused', refusal })
        else void this.#keep(envelope, sender).then(resolve)
      })
    })
  }

  /** The durable entries after a number of the log, the first of them; rejects if the log cannot be read. */
  async read(after: number): Promise<Page> {
    const rows = await this.#store.updates(this.name, after, PAGE_ROWS)
    const seq = rows.at(-1)?.seq ?? after
    const frames = framesOf(rows.map(entryOf)).map(({ frame }) => frame)
    return { frames, seq, isAll: rows.length < PAGE_ROWS }
  }

  /** What a reader made of the entries up to some number; null if nobody did. */
  snapshot(): Promise<Snapshot | null> {
    return this.#store.snapshot(this.name)
  }

  /** Keeps what a reader made of the entries; the rows stay, for nobody here can tell whether it is true. */
  async keepSnapshot(snapshot: Snapshot): Promise<Refusal | null> {
    if (snapshot.data.length > MAX_ENVELOPE_BYTES) return { code: 'too-large' }
    if (snapshot.seq > this.#seq) return { code: 'gap' }
    // It only saves time: if it cannot be kept, the rows are read.
    await this.#store.keepSnapshot(this.name, snapshot).catch(() => undefined)
    return null
  }

  /** Tells the others something that is kept nowhere. */
  whisper(envelope: Uint8Array, from: SealedListener): void {
    const frame = encodeSealedFrame({ kind: 'whisper', envelope })
    for (const listener of this.#listeners) if (listener !== from) listener.hear(frame)
  }

  subscribe(listener: SealedListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#journal.enter(() => this.#journal.whenDurable(resolve))
    })
  }

  #refusalOf({ length }: Uint8Array): Refusal | null {
    if (length === 0) return { code: 'malformed' }
    if (length > MAX_ENVELOPE_BYTES) return { code: 'too-large', detail: `${length} bytes` }
    return this.#bytes + length > ROOM_BYTES ? { code: 'quota', detail: this.name } : null
  }

  async #keep(data: Uint8Array, sender: Sender): Promise<Submitted> {
    this.#bytes += data.length
    sender.spend?.(deliveryCost(data.length, this.#listeners.size))
    const author = authorName(sender)
    const entry = { room: this.name, author, ts: this.#now(), data, wrote: [] }
    const seq = await this.#journal.record(entry, sender)
    return seq === null ? { kind: 'unavailable' } : { kind: 'durable', seq }
  }

  /** To everybody, the writer too: it learns its place in the order from that. */
  #deliver(batch: readonly Recorded<Sender>[], last: number): void {
    const entries = batch.map(({ entry }, at): SealedEntry => {
      // The rows of one batch follow one another in the log.
      return { seq: last - batch.length + 1 + at, isExpunged: false, bytes: entry.data }
    })
    for (const { frame, seq } of framesOf(entries)) {
      const delivery: SealedDelivery = { framed: serverFrame(frame), frame, seq }
      for (const listener of [...this.#listeners]) listener.deliver(delivery)
    }
  }
}

function entryOf({ seq, data, digest }: LogRow): SealedEntry {
  const isExpunged = data.length === 0
  return { seq, isExpunged, bytes: isExpunged ? digest : data }
}

/** A message and the number of the last entry in it. */
type Told = { readonly frame: Uint8Array; readonly seq: number }

/** The entries in as few messages as stay below the bound, in their order. */
function framesOf(entries: readonly SealedEntry[]): readonly Told[] {
  const frames: Told[] = []
  let together: SealedEntry[] = []
  let bytes = 0
  const close = () => {
    const seq = together.at(-1)?.seq
    if (seq === undefined) return
    frames.push({ frame: encodeSealedFrame({ kind: 'entries', entries: together }), seq })
    together = []
    bytes = 0
  }
  for (const entry of entries) {
    if (bytes + entry.bytes.length > FRAME_BYTES) close()
    together.push(entry)
    bytes += entry.bytes.length
  }
  close()
  return frames
}

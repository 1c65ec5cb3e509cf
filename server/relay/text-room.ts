import * as Y from 'yjs'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Lease } from '../../shared/domain/leases.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import type { Stage } from '../../shared/domain/roles.ts'
import { GuardedText, type Judged } from '../../shared/ydoc/guard/guarded-text.ts'
import { authorName, RELAY_AUTHOR } from '../author.ts'
import { loadDoc } from '../load-doc.ts'
import type { NewEntry, Store } from '../store/store.ts'
import { rangesWritten } from '../wrote.ts'
import { deliverBatch } from './deliver.ts'
import { Journal } from './journal.ts'
import type { Listener, Room, Sender, Submitted } from './room.ts'

// The rolling text in one language, guarded and durable: an update is judged, applied and recorded in one
// critical section, committed, and only then shown to the others and acknowledged ([R1]-[R6]).

/** After so many rows a snapshot saves replaying them; the rows stay. */
const ROWS_PER_SNAPSHOT = 2000
/** On leaving, a shorter tail is already worth a snapshot. */
const ROWS_WORTH_KEEPING = 100

export type TextRoomOptions = {
  readonly now?: () => number
  readonly onCommitted?: (entries: number) => void
  readonly onLost?: (error: unknown) => void
}

export class TextRoom implements Room {
  readonly name: string
  readonly #store: Store
  readonly #text: GuardedText
  readonly #journal: Journal<Sender | null>
  readonly #listeners = new Set<Listener>()
  readonly #now: () => number
  #rowsSinceSnapshot: number
  #seq: number

  /** The room as the store has it. */
  static async load(
    store: Store,
    name: string,
    stage: Stage,
    options: TextRoomOptions = {},
  ): Promise<TextRoom> {
    const { doc, seq, tailLength } = await loadDoc(store, name)
    const text = new GuardedText(doc)
    text.stage = stage
    return new TextRoom(store, name, text, { seq, tailLength }, options)
  }

  private constructor(
    store: Store,
    name: string,
    text: GuardedText,
    loaded: { readonly seq: number; readonly tailLength: number },
    options: TextRoomOptions,
  ) {
    this.name = name
    this.#store = store
    this.#text = text
    this.#seq = loaded.seq
    this.#rowsSinceSnapshot = loaded.tailLength
    this.#now = options.now ?? Date.now
    this.#journal = new Journal({
      log: store,
      gatherMs: () => Math.min(20, this.#listeners.size / 5),
      onCommitted: (batch, seq) => {
        this.#seq = seq
        this.#rowsSinceSnapshot += batch.length
        deliverBatch(this.#listeners, batch, seq)
        options.onCommitted?.(batch.length)
        if (this.#rowsSinceSnapshot >= ROWS_PER_SNAPSHOT) void this.#keepSnapshot()
      },
      onLost: (error) => {
        options.onLost?.(error)
        for (const listener of [...this.#listeners]) listener.lost()
      },
    })
  }

  submit(update: Uint8Array, sender: Sender): Promise<Submitted> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        if (this.#journal.isLost) return resolve({ kind: 'unavailable' })
        const judged = this.#judge(update, sender)
        if (!judged) return resolve({ kind: 'unavailable' })
        if (!judged.ok) return resolve({ kind: 'refused', refusal: judged.refusal })
        this.#keep(judged.update, sender, resolve)
      })
    })
  }

  /**
   * Gives a client id to a delegation's hand, in `who`, before any item of that id can reach anybody
   * ([T18]). Fails if the id belongs to somebody else.
   */
  lease(client: number, lease: Lease): Promise<Result<void, Refusal | 'unavailable'>> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        if (this.#journal.isLost) return resolve(fail('unavailable'))
        const leased = this.#text.lease(client, lease)
        if (!leased.ok) return resolve(leased)
        this.#keep(leased.value, null, (submitted) => {
          resolve(submitted.kind === 'durable' ? ok(undefined) : fail('unavailable'))
        })
      })
    })
  }

  /** Whether some client or the relay itself writes under this id. */
  isKnown(client: number): boolean {
    const { doc } = this.#text
    return client === doc.clientID || doc.store.clients.has(client) || this.#isLeased(client)
  }

  set stage(stage: Stage) {
    this.#journal.enter(() => {
      this.#text.stage = stage
    })
  }

  answer(stateVector: Uint8Array): Promise<Uint8Array | null> {
    return this.#whenDurable(() => Y.encodeStateAsUpdate(this.#text.doc, stateVector))
  }

  stateVector(): Promise<Uint8Array | null> {
    return this.#whenDurable(() => Y.encodeStateVector(this.#text.doc))
  }

  async settled(): Promise<void> {
    await this.#whenDurable(() => null)
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Leaves the room as the log has it, with a snapshot if that saves the next one time. */
  async close(): Promise<void> {
    await this.settled()
    if (this.#rowsSinceSnapshot >= ROWS_WORTH_KEEPING) await this.#keepSnapshot()
  }

  #isLeased(client: number): boolean {
    return this.#text.ownerOf(client) !== null
  }

  /** Null if the guard itself failed: what it left in the document is void then. */
  #judge(update: Uint8Array, sender: Sender): Judged | null {
    try {
      const judged = this.#text.receive(update, sender)
      sender.spend?.(judged.cost)
      return judged
    } catch (error) {
      this.#journal.lose(error)
      return null
    }
  }

  #keep(
    update: Uint8Array | null,
    sender: Sender | null,
    report: (submitted: Submitted) => void,
  ): void {
    if (update) {
      void this.#journal.record(this.#entryOf(update, sender), sender).then((seq) => {
        report(seq === null ? { kind: 'unavailable' } : { kind: 'durable', seq })
      })
      return
    }
    // Nothing new: durable as soon as that which it repeats is.
    this.#journal.whenDurable(() => {
      report(this.#journal.isLost ? { kind: 'unavailable' } : { kind: 'durable', seq: this.#seq })
    })
  }

  #entryOf(update: Uint8Array, sender: Sender | null): NewEntry {
    const author = sender ? authorName(sender) : RELAY_AUTHOR
    const wrote = rangesWritten(update)
    return { room: this.name, author, ts: this.#now(), data: update, wrote }
  }

  #whenDurable<T>(read: () => T): Promise<T | null> {
    return new Promise((resolve) => {
      this.#journal.enter(() => {
        this.#journal.whenDurable(() => resolve(this.#journal.isLost ? null : read()))
      })
    })
  }

  async #keepSnapshot(): Promise<void> {
    const rows = this.#rowsSinceSnapshot
    this.#rowsSinceSnapshot = 0
    const snapshot = await this.#whenDurable(() => {
      return { seq: this.#seq, data: Y.encodeStateAsUpdate(this.#text.doc) }
    })
    if (!snapshot) return
    await this.#store.keepSnapshot(this.name, snapshot).catch(() => {
      // A snapshot only saves time: the next one is due as if this one had not been tried.
      this.#rowsSinceSnapshot += rows
    })
  }
}

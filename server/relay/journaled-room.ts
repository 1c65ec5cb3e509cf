import * as Y from 'yjs'
import type { NewEntry, UpdateLog } from '../store/store.ts'
import { rangesWritten } from '../wrote.ts'
import { type Answer, Answers } from './answers.ts'
import { deliverBatch, deliveryCost } from './deliver.ts'
import { Journal, type JournalWatch } from './journal.ts'
import type { Listener, Room, Sender, Submitted } from './room.ts'

/** A full room gathers entries for longer, for each commit is told to everybody in it. */
const GATHER_AT_MOST_MS = 30
const LISTENERS_PER_MS = 4

export type JournaledRoomOptions = {
  readonly log: UpdateLog
  readonly name: string
  readonly doc: Y.Doc
  /** Number of the last row that is in the document. */
  readonly seq: number
  readonly now?: () => number
  readonly onLost?: (error: unknown) => void
  readonly watch?: JournalWatch | undefined
}

/** What the rooms have in common: a document, its journal, and those who listen ([R1], [R2], [R6]). */
export abstract class JournaledRoom implements Room {
  readonly name: string
  protected readonly doc: Y.Doc
  protected readonly journal: Journal<Sender | null>
  /** Number of the last row of this room that is durable. */
  protected seq: number
  readonly #listeners = new Set<Listener>()
  readonly #now: () => number
  readonly #answers: Answers

  constructor(options: JournaledRoomOptions) {
    this.name = options.name
    this.doc = options.doc
    this.seq = options.seq
    this.#now = options.now ?? Date.now
    this.#answers = new Answers(options.doc)
    options.doc.on('update', () => this.#answers.clear())
    this.journal = new Journal({
      log: options.log,
      watch: options.watch,
      gatherMs: () => Math.min(GATHER_AT_MOST_MS, this.#listeners.size / LISTENERS_PER_MS),
      onCommitted: (batch, seq) => {
        this.seq = seq
        deliverBatch(this.#listeners, batch, seq)
        this.committed(batch.length)
      },
      onLost: (error) => {
        options.onLost?.(error)
        for (const listener of [...this.#listeners]) listener.lost()
      },
    })
  }

  abstract submit(update: Uint8Array, sender: Sender): Promise<Submitted>

  /** Told of each commit, when it has been delivered. */
  protected committed(_entries: number): void {}

  answer(stateVector: Uint8Array): Promise<Answer | null> {
    return this.whenDurable(() => this.#answers.to(stateVector))
  }

  stateVector(): Promise<Uint8Array | null> {
    return this.whenDurable(() => Y.encodeStateVector(this.doc))
  }

  async settled(): Promise<void> {
    await this.whenDurable(() => null)
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Inside an act: records what was done to the document; resolves when it is durable, or null if it is lost. */
  protected record(
    data: Uint8Array,
    author: string,
    writer: Sender | null,
  ): Promise<number | null> {
    const wrote = rangesWritten(data)
    writer?.spend?.(deliveryCost(data.length, this.#listeners.size))
    const entry: NewEntry = { room: this.name, author, ts: this.#now(), data, wrote }
    return this.journal.record(entry, writer)
  }

  /** What is read when the document is exactly what the log says; null if the room was lost. */
  protected whenDurable<T>(read: () => T): Promise<T | null> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        this.journal.whenDurable(() => resolve(this.journal.isLost ? null : read()))
      })
    })
  }
}

import * as Y from 'yjs'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Lease } from '../../shared/domain/leases.ts'
import type { Refusal } from '../../shared/domain/refusals.ts'
import type { Stage } from '../../shared/domain/roles.ts'
import type { SilenceAnswer } from '../../shared/domain/silence.ts'
import { parseRoom } from '../../shared/protocol/rooms.ts'
import { GuardedText, type Judged } from '../../shared/ydoc/guard/guarded-text.ts'
import { type Author, authorName, RELAY_AUTHOR } from '../author.ts'
import { type LoadedDoc, loadDoc } from '../load-doc.ts'
import type { Store } from '../store/store.ts'
import type { JournalWatch } from './journal.ts'
import { JournaledRoom } from './journaled-room.ts'
import type { Sender, Submitted } from './room.ts'

// A document behind the guard, and durable: the rolling text in one language, or what a delegation and those who hold the
// pen tell each other about it ([E6]). An update is judged, applied and recorded in one
// critical section, committed, and only then shown to the others and acknowledged ([R1]-[R6]).

/** After so many rows a snapshot saves replaying them; the rows stay. */
const ROWS_PER_SNAPSHOT = 2000
/** On leaving, a shorter tail is already worth a snapshot. */
const ROWS_WORTH_KEEPING = 100

export type GuardedRoomOptions = {
  readonly now?: () => number
  readonly onCommitted?: (entries: number) => void
  readonly onLost?: (error: unknown) => void
  readonly watch?: JournalWatch | undefined
}

export class GuardedRoom extends JournaledRoom {
  readonly #store: Store
  readonly #text: GuardedText
  readonly #onCommitted: (entries: number) => void
  #rowsSinceSnapshot: number

  /** The room as the store has it. */
  static async load(
    store: Store,
    name: string,
    stage: Stage,
    options: GuardedRoomOptions = {},
  ): Promise<GuardedRoom> {
    const loaded = await loadDoc(store, name)
    const text = new GuardedText(loaded.doc, parseRoom(name)?.kind === 'pen' ? 'records' : 'text')
    text.stage = stage
    return new GuardedRoom(store, name, text, loaded, options)
  }

  private constructor(
    store: Store,
    name: string,
    text: GuardedText,
    { doc, seq, tailLength }: LoadedDoc,
    options: GuardedRoomOptions,
  ) {
    super({ ...options, log: store, name, doc, seq })
    this.#store = store
    this.#text = text
    this.#rowsSinceSnapshot = tailLength
    this.#onCommitted = options.onCommitted ?? (() => undefined)
  }

  submit(update: Uint8Array, sender: Sender): Promise<Submitted> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        // Read here and not on receipt: between the two lies whatever the journal had to finish first ([G13]).
        const isVoid = this.journal.isLost || sender.isDismissed?.()
        const judged = isVoid ? null : this.#judge(update, sender)
        if (!judged) resolve({ kind: 'unavailable' })
        else if (!judged.ok) resolve({ kind: 'refused', refusal: judged.refusal })
        else this.#keep(judged.update, sender, resolve)
      })
    })
  }

  /**
   * Gives a client id to a delegation's hand, in `who`, before any item of that id can reach anybody
   * ([T18]). Fails if the id belongs to somebody else, or the delegation has had too many.
   */
  lease(client: number, lease: Lease): Promise<Result<void, Refusal | 'unavailable'>> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        if (this.journal.isLost) return resolve(fail('unavailable'))
        const leased = this.#text.lease(client, lease)
        if (!leased.ok) return resolve(leased)
        this.#keep(leased.value, null, (submitted) => {
          resolve(submitted.kind === 'durable' ? ok(undefined) : fail('unavailable'))
        })
      })
    })
  }

  /**
   * Writes down an answer to the silence procedure ([K3]), in the name of who gave it or wrote it down; false if it could
   * not be kept.
   */
  writeAnswer(answer: SilenceAnswer, key: string | null, by: Author): Promise<boolean> {
    return new Promise((resolve) => {
      this.journal.enter(() => {
        const written = this.journal.isLost ? null : this.#text.writeAnswer(answer, key)
        if (!written) return resolve(false)
        void this.record(written, authorName(by), null).then((seq) => resolve(seq !== null))
      })
    })
  }

  /** Reads the document as the log has it, up to the entry of that number; null if the room was lost. */
  read<T>(read: (doc: Y.Doc, seq: number) => T): Promise<T | null> {
    return this.whenDurable(() => read(this.doc, this.seq))
  }

  /** Whether there is a tape, on which a base hand could write. */
  get hasTape(): boolean {
    return this.#text.hasTape
  }

  /** Whether some client or the relay itself writes under this id. */
  isKnown(client: number): boolean {
    const isUsed = client === this.doc.clientID || this.doc.store.clients.has(client)
    return isUsed || this.#text.ownerOf(client) !== null
  }

  set stage(stage: Stage) {
    this.journal.enter(() => {
      this.#text.stage = stage
    })
  }

  /** Leaves the room as the log has it, with a snapshot if that saves the next one time. */
  async close(): Promise<void> {
    await this.settled()
    if (this.#rowsSinceSnapshot >= ROWS_WORTH_KEEPING) await this.#keepSnapshot()
  }

  protected override committed(entries: number): void {
    this.#onCommitted(entries)
    this.#rowsSinceSnapshot += entries
    if (this.#rowsSinceSnapshot >= ROWS_PER_SNAPSHOT) void this.#keepSnapshot()
  }

  /** Null if the guard itself failed: what it left in the document is void then ([G12]). */
  #judge(update: Uint8Array, sender: Sender): Judged | null {
    try {
      const judged = this.#text.receive(update, sender)
      sender.spend?.(judged.cost)
      return judged
    } catch (error) {
      this.journal.lose(error)
      return null
    }
  }

  #keep(
    update: Uint8Array | null,
    sender: Sender | null,
    report: (submitted: Submitted) => void,
  ): void {
    if (update) {
      const author = sender ? authorName(sender) : RELAY_AUTHOR
      void this.record(update, author, sender).then((seq) => {
        report(seq === null ? { kind: 'unavailable' } : { kind: 'durable', seq })
      })
      return
    }
    // Nothing new: durable as soon as that which it repeats is ([R3]).
    this.journal.whenDurable(() => {
      report(this.journal.isLost ? { kind: 'unavailable' } : { kind: 'durable', seq: this.seq })
    })
  }

  async #keepSnapshot(): Promise<void> {
    const rows = this.#rowsSinceSnapshot
    this.#rowsSinceSnapshot = 0
    const snapshot = await this.whenDurable(() => {
      return { seq: this.seq, data: Y.encodeStateAsUpdate(this.doc) }
    })
    if (!snapshot) return
    await this.#store.keepSnapshot(this.name, snapshot).catch(() => {
      // A snapshot only saves time: the next one is due as if this one had not been tried.
      this.#rowsSinceSnapshot += rows
    })
  }
}

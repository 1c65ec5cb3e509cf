import * as Y from 'yjs'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { LogRow, UpdateLog } from '../store/store.ts'

// States of one room at some entries of its log, so that every moment is near one of them ([S12]). They are made while the
// log is read, live in memory only, and are bounded: where there are too many, every second goes and the next are twice as
// far apart. The log stays the only truth; without them a moment is read from its beginning, and is the same.

type Checkpoint = { readonly seq: number; readonly state: Uint8Array }

export type CheckpointBounds = {
  /** So many entries of the log lie between two, to begin with. */
  readonly spacing: number
  readonly count: number
  readonly bytes: number
}

const BOUNDS: CheckpointBounds = { spacing: 2500, count: 48, bytes: 48 * 1024 * 1024 }

type Way = { readonly log: UpdateLog; readonly from: number; readonly until: number }

/** Told of each entry that is read for the first time, in the order of the log. */
export type Reading = (row: LogRow) => void

export class Checkpoints {
  readonly #room: string
  readonly #bounds: CheckpointBounds
  #spacing: number
  #kept: readonly Checkpoint[] = []

  constructor(room: string, bounds: Partial<CheckpointBounds> = {}) {
    this.#room = room
    this.#bounds = { ...BOUNDS, ...bounds }
    this.#spacing = this.#bounds.spacing
  }

  /** How many there are, and how much they hold. */
  get size(): { readonly count: number; readonly bytes: number } {
    return { count: this.#kept.length, bytes: sizeOf(this.#kept) }
  }

  /** The last entry at or before `until` after which the room is kept; 0 if there is none. */
  before(until: number): number {
    return this.#before(until)?.seq ?? 0
  }

  /** The room as it was after entry `until`; `onRow` is told of the entries behind the checkpoint that was begun from. */
  async docAt(log: UpdateLog, until: number, onRow: Reading = () => undefined): Promise<Y.Doc> {
    const start = this.#before(until)
    const doc = newReplica()
    if (start) Y.applyUpdate(doc, start.state, 'load')
    await this.goOn(doc, { log, from: start?.seq ?? 0, until }, onRow)
    return doc
  }

  /** Takes a document of the room on, from as it was after entry `from`; backwards goes nobody. */
  async goOn(doc: Y.Doc, { log, from, until }: Way, onRow: Reading): Promise<void> {
    for (let seq = from; seq < until; ) {
      // Entries are numbered without a gap: of this room there are no more than so many.
      const most = Math.min(this.#spacing, until - seq)
      const rows = (await log.updates(this.#room, seq, most)).filter((row) => row.seq <= until)
      doc.transact(() => {
        for (const row of rows) Y.applyUpdate(doc, row.data)
      }, 'load')
      rows.forEach(onRow)
      seq = rows.length < most ? until : (rows.at(-1)?.seq ?? until)
      this.#keep(doc, seq)
    }
  }

  #before(until: number): Checkpoint | undefined {
    return this.#kept.findLast(({ seq }) => seq <= until)
  }

  #keep(doc: Y.Doc, seq: number): void {
    if (seq < (this.#kept.at(-1)?.seq ?? 0) + this.#spacing) return
    this.#kept = [...this.#kept, { seq, state: Y.encodeStateAsUpdate(doc) }]
    while (this.#isTooMuch()) {
      this.#kept = this.#kept.filter((_, i) => i % 2 === 1)
      this.#spacing *= 2
    }
  }

  #isTooMuch(): boolean {
    const { count, bytes } = this.#bounds
    return this.#kept.length > count || sizeOf(this.#kept) > bytes
  }
}

function sizeOf(kept: readonly Checkpoint[]): number {
  return kept.reduce((sum, { state }) => sum + state.length, 0)
}

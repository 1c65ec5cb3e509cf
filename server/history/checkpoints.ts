import * as Y from 'yjs'
import { newReplica } from '../../shared/ydoc/roots.ts'
import type { LogRow, UpdateLog } from '../store/store.ts'

// States of one room at some entries of its log, so that every moment is near one of them ([S12]). They are made while the
// log is read, live in memory only, and are bounded: where there are too many, every second goes and the next are twice as
// far apart. The log stays the only truth; without them a moment is read from its beginning, and is the same.

type Checkpoint = { readonly seq: number; readonly state: Uint8Array }

export type CheckpointBounds = {
  /** So many entries of the room lie between two, to begin with. */
  readonly spacing: number
  readonly count: number
  readonly bytes: number
}

const BOUNDS: CheckpointBounds = { spacing: 2500, count: 48, bytes: 48 * 1024 * 1024 }

/** Told of each entry that is read for the first time, in the order of the log. */
type Reading = (row: LogRow) => void

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

  /** The room as it was after entry `until`; `onRow` is told of the entries behind the checkpoint that was begun from. */
  async docAt(log: UpdateLog, until: number, onRow: Reading = () => undefined): Promise<Y.Doc> {
    const start = this.#kept.findLast(({ seq }) => seq <= until)
    const doc = newReplica()
    if (start) Y.applyUpdate(doc, start.state, 'load')
    for (let seq = start?.seq ?? 0; ; ) {
      const page = await log.updates(this.#room, seq, this.#spacing)
      const wanted = page.filter((row) => row.seq <= until)
      doc.transact(() => {
        for (const row of wanted) Y.applyUpdate(doc, row.data)
      }, 'load')
      wanted.forEach(onRow)
      if (wanted.length < this.#spacing) return doc
      seq = wanted.at(-1)?.seq ?? seq
      this.#keep(doc, seq)
    }
  }

  #keep(doc: Y.Doc, seq: number): void {
    if (seq <= (this.#kept.at(-1)?.seq ?? 0)) return
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

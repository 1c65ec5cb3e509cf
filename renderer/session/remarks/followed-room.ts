import type * as Y from 'yjs'
import { type Thread, threadsIn } from '../../../shared/domain/comments.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { type Position, positionsIn } from '../../../shared/domain/positions.ts'
import type { PositionRecord, SupportRecord } from '../../../shared/domain/records.ts'
import { supportsTold, type ToldSupport } from '../../../shared/domain/stands.ts'
import { RECORDS_PREFIX } from '../../../shared/ydoc/roots.ts'
import { supportHistoryOf } from '../../../shared/ydoc/supports.ts'
import type { RemarkRoom } from './remark-room.ts'

type Remarks = {
  readonly positions: readonly Position[]
  readonly threads: readonly Thread[]
  /** None of the text: what all members were told is read with the proposals. */
  readonly supports: readonly ToldSupport[]
}

const NOTHING: Remarks = { positions: [], threads: [], supports: [] }

/** One room's records, read again only when one of them has changed. */
export class FollowedRoom {
  readonly room: RemarkRoom
  readonly #changed: () => void
  readonly #stop: () => void
  #doc: Y.Doc | null = null
  #read: Remarks | null = null
  /** How many delegations have records here. */
  #maps = 0

  constructor(room: RemarkRoom, changed: () => void) {
    this.room = room
    this.#changed = changed
    this.#stop = room.subscribe(() => this.attach())
  }

  /** Takes up the present document; another one after a fresh start. */
  attach(): void {
    const doc = this.room.doc()
    if (doc !== this.#doc) {
      this.#doc?.off('afterTransaction', this.#onTransaction)
      this.#doc = doc
      doc?.on('afterTransaction', this.#onTransaction)
    }
    this.#read = null
    this.#changed()
  }

  read(): Remarks {
    if (!this.#doc) return NOTHING
    this.#read ??= this.#readAll(this.#doc)
    return this.#read
  }

  #readAll(doc: Y.Doc): Remarks {
    const { audience } = this.room
    const entries = [...this.room.entries(doc)]
    return {
      positions: positionsIn(entries, audience),
      threads: threadsIn(entries, audience),
      supports: audience === 'all' ? [] : supportsTold(entries, audience),
    }
  }

  history(by: DelegationCode, key: string): readonly PositionRecord[] {
    return this.#doc ? this.room.history(this.#doc, by, key) : []
  }

  supportHistory(by: DelegationCode, on: string): readonly SupportRecord[] {
    return this.#doc ? supportHistoryOf(this.#doc, by, on) : []
  }

  close(): void {
    this.#stop()
    this.#doc?.off('afterTransaction', this.#onTransaction)
  }

  readonly #onTransaction = ({ changed, doc }: Y.Transaction): void => {
    const maps = [...doc.share].filter(([name]) => name.startsWith(RECORDS_PREFIX))
    // A map that the transaction brought is another object by the time at which it is read.
    const isNew = maps.length !== this.#maps
    this.#maps = maps.length
    if (!isNew && !maps.some(([, type]) => changed.has(type))) return
    this.#read = null
    this.#changed()
  }
}

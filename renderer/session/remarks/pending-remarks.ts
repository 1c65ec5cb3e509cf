import * as v from 'valibot'
import * as Y from 'yjs'
import { isParagraphId, type ParagraphId } from '../../../shared/domain/char-ids.ts'
import { STANDS, SUPPORTS } from '../../../shared/domain/records.ts'
import type { Remark, Remarker } from '../../../shared/ydoc/remarker.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import type { Shelf } from '../kept-leases.ts'

// What is said to a room that is not open yet ([Q15]). It is kept on this machine, so that it survives the window, and
// said under the same key and with the same time as soon as the room is open. Whoever can read this machine's storage
// can read it until then, as they can the copies of the guarded rooms.

/** A remark that waits for its room. */
export type PendingRemark = {
  /** As the relay calls it: `caucus/friends`. */
  readonly room: string
  readonly origin: string
  readonly key: string
  readonly record: Remark
}

type Options = {
  readonly shelf: Shelf
  /** `penholder.pending/<dossier>/<delegation>`. */
  readonly name: string
  readonly author: () => Remarker['author']
}

export class PendingRemarks {
  /** The oldest first. */
  readonly waiting: ExternalStore<readonly PendingRemark[]>
  readonly #waiting: Cell<readonly PendingRemark[]>
  readonly #options: Options
  #isSaying = false

  constructor(options: Options) {
    this.#options = options
    this.#waiting = new Cell(readKept(options))
    this.waiting = this.#waiting
  }

  isWaitingFor(room: string): boolean {
    return this.#waiting.getSnapshot().some((one) => one.room === room)
  }

  /** Who speaks to the room as long as it is not open: what it says is kept. */
  remarkerFor(room: string): Remarker {
    const author = this.#options.author()
    return {
      author,
      canWrite: true,
      doc: new Y.Doc(),
      putRemark: (origin, key, record) => {
        // A comment is written in a dialog of its own, which asks for an open room.
        if (key !== null) this.#keep({ room, origin, key, record })
      },
      undo: () => this.#takeBack(room),
    }
  }

  /** Says what waits for the room, in the order in which it was said. */
  say(room: string, writer: Remarker): void {
    // What is said changes the room, and a room that changes asks for what waits for it.
    if (this.#isSaying) return
    this.#isSaying = true
    try {
      for (const one of readKept(this.#options))
        if (one.room === room) writer.putRemark(one.origin, one.key, one.record)
    } finally {
      this.#isSaying = false
    }
    // Only now: said twice it is the same record, let go too early it is lost.
    this.#change(readKept(this.#options).filter((one) => one.room !== room))
  }

  /** The last word under a key is the only one that is kept: what came before was heard by nobody. */
  #keep(next: PendingRemark): void {
    const kept = readKept(this.#options)
    this.#change([...kept.filter(({ room, key }) => room !== next.room || key !== next.key), next])
  }

  #takeBack(room: string): boolean {
    const kept = readKept(this.#options)
    const last = kept.findLast((one) => one.room === room)
    this.#change(kept.filter((one) => one !== last))
    return last !== undefined
  }

  #change(kept: readonly PendingRemark[]): void {
    const { shelf, name } = this.#options
    if (kept.length === 0) shelf.removeItem(name)
    else shelf.setItem(name, JSON.stringify(kept))
    this.#waiting.set(kept)
  }
}

/** Another window of this machine may have put something there, or said it, in the meantime. */
function readKept({ shelf, name }: Options): readonly PendingRemark[] {
  const kept = shelf.getItem(name)
  if (kept === null) return []
  try {
    const parsed: unknown = JSON.parse(kept)
    return Array.isArray(parsed) ? parsed.flatMap(parsePending) : []
  } catch {
    return []
  }
}

const Position = v.object({
  kind: v.literal('pos'),
  pid: v.custom<ParagraphId>((id) => typeof id === 'string' && isParagraphId(id)),
  v: v.picklist(STANDS),
  wording: v.string(),
  t: v.number(),
  note: v.exactOptional(v.string()),
  redLine: v.exactOptional(v.string()),
  condition: v.exactOptional(v.string()),
})
const Stand = v.object({
  kind: v.literal('support'),
  on: v.string(),
  v: v.picklist(SUPPORTS),
  t: v.number(),
})
const Pending = v.object({
  room: v.string(),
  origin: v.string(),
  key: v.string(),
  record: v.variant('kind', [Position, Stand]),
})

function parsePending(value: unknown): readonly PendingRemark[] {
  const parsed = v.safeParse(Pending, value)
  return parsed.success ? [parsed.output] : []
}

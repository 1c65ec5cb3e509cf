import * as Y from 'yjs'
import { DOSSIER_ROOM, isSealedRoom } from '../shared/protocol/rooms.ts'
import { newReplica } from '../shared/ydoc/roots.ts'
import { parseAct, RECORD_ROOM } from './expunge/act.ts'
import type { LogRow } from './store/store.ts'

/** What an entry changed in one root of its room: words on the tape, records under their keys. */
export type Change = {
  readonly root: string
  /** The words that were written, if the root is the tape. */
  readonly text?: string
  /** The keys that were set or taken away, if the root is a map. */
  readonly keys?: readonly string[]
  /** Of the dossier: how what changed in the conduct of the negotiation stands since. */
  readonly values?: Readonly<Record<string, unknown>>
}

/** Short enough for a log, and what its readers ask: who did what to whom. */
const CONDUCT = ['stage', 'penholder', 'coPenholders', 'members', 'offices', 'groups', 'drafts']

/** Says what entries of the log did, by replaying them: an update alone does not name its roots. */
export class Replay {
  readonly #docs = new Map<string, Y.Doc>()

  /** The changes of the next entry; entries are given in the order of the log. */
  describe(row: LogRow): Change[] {
    if (row.room === RECORD_ROOM) return describeAct(row.data)
    // Sealed rooms are nobody's to describe, and what was expunged from them is gone.
    if (isSealedRoom(row.room)) return []
    const doc = this.#docOf(row.room)
    const changes: Change[] = []
    const note = (transaction: Y.Transaction) => {
      for (const [type, keys] of transaction.changed) {
        changes.push({ ...changeOf(type, keys, row.data), ...valuesOf(row.room, doc, keys) })
      }
    }
    doc.on('afterTransaction', note)
    Y.applyUpdate(doc, row.data)
    doc.off('afterTransaction', note)
    return changes
  }

  #docOf(room: string): Y.Doc {
    const known = this.#docs.get(room)
    if (known) return known
    const doc = newReplica()
    this.#docs.set(room, doc)
    return doc
  }
}

function describeAct(data: Uint8Array): Change[] {
  const act = parseAct(data)
  if (!act) return []
  const keys = act.entries.map(({ seq }) => String(seq))
  return [{ root: act.act, text: act.reason, keys }]
}

function changeOf(
  type: Parameters<typeof Y.findRootTypeKey>[0],
  changed: ReadonlySet<string | null>,
  data: Uint8Array,
): Change {
  const root = Y.findRootTypeKey(type)
  if (root === 'text') return { root, text: wordsIn(data) }
  const keys = [...changed].filter((key) => key !== null)
  return keys.length > 0 ? { root, keys } : { root }
}

function valuesOf(
  room: string,
  doc: Y.Doc,
  changed: ReadonlySet<string | null>,
): Pick<Change, 'values'> {
  if (room !== DOSSIER_ROOM) return {}
  const map = doc.getMap<unknown>('dossier')
  const fields = CONDUCT.filter((field) => changed.has(field))
  return fields.length > 0
    ? { values: Object.fromEntries(fields.map((one) => [one, map.get(one)])) }
    : {}
}

function wordsIn(data: Uint8Array): string {
  const { structs } = Y.decodeUpdate(data)
  return structs
    .map((struct) => (struct instanceof Y.Item ? struct.content : null))
    .map((content) => (content instanceof Y.ContentString ? content.str : ''))
    .join('')
}

import type { CharId } from '../../shared/domain/char-ids.ts'
import { parseAuthorName } from '../author.ts'
import { digestOf, GENESIS, isSame, sealed, snapshotSeal } from './chain.ts'
import { parseRow } from './parse-row.ts'
import { type Database, inTransaction } from './sqlite.ts'
import type { LogRow, NewEntry, Snapshot, UpdateLog } from './store.ts'

const ROW = 'SELECT seq, room, author, ts, prev, hash, digest, data FROM upd'

/** The log in a `.penholder` database. A commit blocks the thread for as long as the disk takes. */
export function sqliteLog(database: Database): UpdateLog {
  const updates = database.prepare(`${ROW} WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?`)
  const rows = database.prepare(`${ROW} WHERE seq > ? ORDER BY seq LIMIT ?`)
  const head = database.prepare('SELECT max(seq) AS head FROM upd')
  const keep = batchKeeper(database)
  return {
    append: async (entries) => keep([entries])[0] ?? 0,
    head: async () => Number(head.get()?.head ?? 0),
    updates: async (room, after, limit = -1) => updates.all(room, after, limit).map(parseRow),
    rows: async (after, limit) => rows.all(after, limit).map(parseRow),
    rowOf: async (room, id) => rowOf(database, room, id),
    snapshot: async (room) => readSnapshot(database, room),
    keepSnapshot: async (room, snapshot) => {
      const { seq, data } = snapshot
      database
        .prepare('INSERT OR REPLACE INTO snapshot(room, seq, digest, data) VALUES(?, ?, ?, ?)')
        .run(room, seq, snapshotSeal(room, snapshot), data)
    },
  }
}

/** Keeps batches, each as a whole; returns the last sequence number of each. */
export type KeepBatches = (batches: readonly (readonly NewEntry[])[]) => readonly number[]

/** Keeps several batches with one write to the disk: all of them, or none ([S3], [S7]). */
export function batchKeeper(database: Database): KeepBatches {
  const last = database.prepare(`${ROW} ORDER BY seq DESC LIMIT 1`)
  /** Authors that stand in their table already; not those of a transaction that failed. */
  const introduced = new Set<string>()
  const append = appender(database, introduced)
  return (batches) => {
    try {
      return inTransaction(database, () => {
        const row = last.get()
        let before: Sealed = row ? parseRow(row) : { seq: 0, hash: GENESIS }
        return batches.map((entries) => {
          before = append(entries, before)
          return before.seq
        })
      })
    } catch (error) {
      introduced.clear()
      throw error
    }
  }
}

/** What the next row follows. */
type Sealed = Pick<LogRow, 'seq' | 'hash'>

function appender(database: Database, introduced: Set<string>) {
  const insert = database.prepare(
    'INSERT INTO upd(seq, room, author, ts, prev, hash, digest, data) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const write = database.prepare(
    'INSERT INTO written(room, client, clock, length, seq) VALUES(?, ?, ?, ?, ?)',
  )
  const introduce = database.prepare(
    'INSERT OR IGNORE INTO author(author, delegation, role, person) VALUES(?, ?, ?, ?)',
  )
  // A log that somebody shortened is known by it: the chain alone does not say where it should end.
  const keepHead = database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('head', ?)")
  return (entries: readonly NewEntry[], before: Sealed): Sealed => {
    let { seq, hash } = before
    for (const entry of entries) {
      const row = sealed(entry, ++seq, hash)
      hash = row.hash
      if (!introduced.has(row.author)) {
        const { delegation, role, person } = parseAuthorName(row.author)
        introduce.run(row.author, delegation, role, person)
        introduced.add(row.author)
      }
      insert.run(seq, row.room, row.author, row.ts, row.prev, row.hash, row.digest, row.data)
      for (const [client, clock, length] of entry.wrote) {
        write.run(entry.room, client, clock, length, seq)
      }
    }
    keepHead.run(String(seq))
    return { seq, hash }
  }
}

function rowOf(database: Database, room: string, { client, clock }: CharId): number | null {
  const row = database
    .prepare(
      `SELECT seq, clock + length AS past FROM written
       WHERE room = ? AND client = ? AND clock <= ? ORDER BY clock DESC LIMIT 1`,
    )
    .get(room, client, clock)
  return row && Number(row.past) > clock ? Number(row.seq) : null
}

/** A snapshot that is not what was kept, or tells of rows that there are not, is no snapshot: the log is read instead. */
function readSnapshot(database: Database, room: string): Snapshot | null {
  const row = database
    .prepare(
      `SELECT seq, digest, data FROM snapshot
       WHERE room = ? AND seq <= (SELECT coalesce(max(seq), 0) FROM upd)`,
    )
    .get(room)
  if (!(row?.data instanceof Uint8Array) || !(row.digest instanceof Uint8Array)) return null
  const snapshot = { seq: Number(row.seq), data: row.data }
  // Earlier programs sealed the data alone.
  const seals = [snapshotSeal(room, snapshot), digestOf(row.data)]
  const { digest } = row
  return seals.some((seal) => isSame(seal, digest)) ? snapshot : null
}

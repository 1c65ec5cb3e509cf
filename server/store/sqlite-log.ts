import type { CharId } from '../../shared/domain/char-ids.ts'
import { parseAuthorName } from '../author.ts'
import { digestOf, GENESIS, isSame, sealed } from './chain.ts'
import { parseRow } from './parse-row.ts'
import { type Database, inTransaction } from './sqlite.ts'
import type { LogRow, NewEntry, Snapshot, UpdateLog } from './store.ts'

const ROW = 'SELECT seq, room, author, ts, prev, hash, digest, data FROM upd'

/** The log in a `.penholder` database. A commit blocks the thread for as long as the disk takes. */
export function sqliteLog(database: Database): UpdateLog {
  const last = database.prepare(`${ROW} ORDER BY seq DESC LIMIT 1`)
  const updates = database.prepare(`${ROW} WHERE room = ? AND seq > ? ORDER BY seq`)
  const rows = database.prepare(`${ROW} WHERE seq > ? ORDER BY seq LIMIT ?`)
  const append = appender(database)
  return {
    append: async (entries) => {
      const before = last.get()
      return inTransaction(database, () => append(entries, before ? parseRow(before) : null))
    },
    head: async () => {
      const row = last.get()
      return row ? parseRow(row).seq : 0
    },
    updates: async (room, after) => updates.all(room, after).map(parseRow),
    rows: async (after, limit) => rows.all(after, limit).map(parseRow),
    rowOf: async (room, id) => rowOf(database, room, id),
    snapshot: async (room) => readSnapshot(database, room),
    keepSnapshot: async (room, { seq, data }) => {
      database
        .prepare('INSERT OR REPLACE INTO snapshot(room, seq, digest, data) VALUES(?, ?, ?, ?)')
        .run(room, seq, digestOf(data), data)
    },
  }
}

function appender(database: Database) {
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
  return (entries: readonly NewEntry[], before: LogRow | null): number => {
    let seq = before?.seq ?? 0
    let prev = before?.hash ?? GENESIS
    for (const entry of entries) {
      const row = sealed(entry, ++seq, prev)
      prev = row.hash
      const { delegation, role, person } = parseAuthorName(row.author)
      introduce.run(row.author, delegation, role, person)
      insert.run(seq, row.room, row.author, row.ts, row.prev, row.hash, row.digest, row.data)
      for (const [client, clock, length] of entry.wrote) {
        write.run(entry.room, client, clock, length, seq)
      }
    }
    keepHead.run(String(seq))
    return seq
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

/** A snapshot that is not what was kept is no snapshot: the log is read instead. */
function readSnapshot(database: Database, room: string): Snapshot | null {
  const row = database.prepare('SELECT seq, digest, data FROM snapshot WHERE room = ?').get(room)
  if (!(row?.data instanceof Uint8Array) || !(row.digest instanceof Uint8Array)) return null
  return isSame(digestOf(row.data), row.digest) ? { seq: Number(row.seq), data: row.data } : null
}

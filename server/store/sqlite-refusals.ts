import { parseRefusal, parseRefusalSum } from './parse-row.ts'
import { type Database, inTransaction } from './sqlite.ts'
import type { RefusalLedger } from './store.ts'

/** Entries kept one by one; and how many of the oldest become sums when there are more. */
const KEPT = 100_000
const FOLDED_AT_ONCE = 10_000

/** What was refused, in a `.penholder` database; a file that knows no such record has none. */
export function sqliteRefusals(database: Database, kept = KEPT): RefusalLedger {
  return {
    addRefusal: async ({ ts, where, code, room, delegation, role, person, count }) => {
      inTransaction(database, () => {
        database
          .prepare(
            `INSERT INTO refusal(ts, place, code, room, delegation, role, person, count)
             VALUES(?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(ts, where, code, room, delegation, role, person, count)
        fold(database, kept)
      })
    },
    refusals: async (after, limit) => {
      if (!exists(database)) return []
      return database
        .prepare('SELECT * FROM refusal WHERE id > ? ORDER BY id LIMIT ?')
        .all(after, limit)
        .map(parseRefusal)
    },
    refusalSums: async () => {
      if (!exists(database)) return []
      return database.prepare('SELECT * FROM refusal_sum').all().map(parseRefusalSum)
    },
  }
}

/** Makes sums of the oldest entries: nothing that was refused is forgotten without a trace. */
function fold(database: Database, kept: number): void {
  const ends = database.prepare('SELECT min(id) AS first, max(id) AS last FROM refusal').get()
  const first = Number(ends?.first ?? 0)
  if (Number(ends?.last ?? 0) - first < kept) return
  const until = first + Math.min(FOLDED_AT_ONCE, kept)
  database
    .prepare(
      `INSERT INTO refusal_sum(delegation, code, count)
       SELECT coalesce(delegation, ''), code, sum(count) FROM refusal WHERE id < ?
       GROUP BY coalesce(delegation, ''), code
       ON CONFLICT(delegation, code) DO UPDATE SET count = count + excluded.count`,
    )
    .run(until)
  database.prepare('DELETE FROM refusal WHERE id < ?').run(until)
}

function exists(database: Database): boolean {
  const found = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'refusal'").get()
  return found !== undefined
}

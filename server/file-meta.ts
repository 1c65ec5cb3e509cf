import { APPLICATION_ID, FILE_VERSION } from './store/schema.ts'
import type { Database } from './store/sqlite.ts'

/** The value that the file keeps under `key`, or null. */
export function readMeta(database: Database, key: string): string | null {
  const row = database.prepare('SELECT value FROM meta WHERE key = ?').get(key)
  return typeof row?.value === 'string' ? row.value : null
}

/** Keeps a value; null forgets it. */
export function writeMeta(database: Database, key: string, value: string | null): void {
  if (value === null) database.prepare('DELETE FROM meta WHERE key = ?').run(key)
  else database.prepare('INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)').run(key, value)
}

/** Why the database is no dossier that this program can read, or null if it is one. */
export function inspectFile(database: Database): 'foreign' | 'newer' | null {
  const { application_id: id } = database.prepare('PRAGMA application_id').get() ?? {}
  if (id !== APPLICATION_ID) return 'foreign'
  return Number(readMeta(database, 'oldest_reader')) > FILE_VERSION ? 'newer' : null
}

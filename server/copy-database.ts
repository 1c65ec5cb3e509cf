import { writeMeta } from './file-meta.ts'
import { type Database, openDatabase } from './store/sqlite.ts'

/** Writes a copy of the dossier to `to`, where nothing is: one moment of it, whoever writes meanwhile, free of what is of this file alone ([F6]). */
export async function copyDatabase(database: Database, to: string): Promise<void> {
  // SQLite copies from one reading transaction. Also a connection that only reads must be allowed to write the copy.
  database.exec('PRAGMA query_only = 0')
  database.prepare('VACUUM INTO ?').run(to)
  const copy = await openDatabase(to)
  try {
    writeMeta(copy, 'holder', null)
    writeMeta(copy, 'copied', String(Date.now()))
    // Nobody else knows of it yet, and on a share there is no memory that others could share ([F9]).
    copy.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL')
  } finally {
    copy.close()
  }
}

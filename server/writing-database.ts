import process from 'node:process'
import type { Holder } from './file-errors.ts'
import { readMeta, writeMeta } from './file-meta.ts'
import { bringUpToDate, makeDurable } from './store/schema.ts'
import { type Database, errorCode, openDatabase } from './store/sqlite.ts'

// The one connection that writes a dossier. Whoever opens it holds the lock on the file (`file-lock.ts`).

/** Opens the database of a dossier for writing, brought up to date and marked as held. */
export async function openWriting(found: string): Promise<Database> {
  const database = await openDatabase(found)
  try {
    makeDurable(database)
    bringUpToDate(database)
    claim(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Notes who holds the file, for those who find it in use; `url` is where its relay listens, if it does. */
export function noteHolder(database: Database, url: string | null): void {
  const holder: Holder = { pid: process.pid, since: Date.now(), url }
  writeMeta(database, 'holder', JSON.stringify(holder))
}

/** Lets go: after it the file alone is the whole negotiation ([F4]). */
export function closeWriting(database: Database): void {
  try {
    writeMeta(database, 'holder', null)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (error) {
    // A disk that is full or fails keeps what was committed beside the file; whoever opens it next brings it in.
    if (errorCode(error) === null) throw error
  } finally {
    database.close()
  }
}

function claim(database: Database): void {
  noteHolder(database, null)
  // The first writer of a copy starts a new epoch: what clients remember of the other file is foreign here.
  if (readMeta(database, 'copied') === null) return
  writeMeta(database, 'epoch', String(Date.now()))
  writeMeta(database, 'copied', null)
}

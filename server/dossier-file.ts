import { realpath, stat } from 'node:fs/promises'
import process from 'node:process'
import type * as Y from 'yjs'
import { fail, ok, type Result } from '../shared/base/result.ts'
import type { Dossier } from '../shared/domain/dossier.ts'
import { DOSSIER_ROOM, textRoom } from '../shared/protocol/rooms.ts'
import { readDossier } from '../shared/ydoc/dossier-doc.ts'
import { type FileError, fileErrorOf, type Holder, parseHolder } from './file-errors.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { readMeta, writeMeta } from './file-meta.ts'
import { loadDoc } from './load-doc.ts'
import { publishFile } from './publish-file.ts'
import { openReading } from './reading-database.ts'
import { DamagedRow } from './store/parse-row.ts'
import { bringUpToDate, makeDurable } from './store/schema.ts'
import { type Database, openDatabase } from './store/sqlite.ts'
import { sqliteStore } from './store/sqlite-store.ts'
import type { Store } from './store/store.ts'

// The `.penholder` file, open. One process writes it at a time; any number read it meanwhile ([F3]).

export type DossierFile = {
  readonly path: string
  readonly store: Store
  /** UUID of the negotiation. */
  readonly id: string
  /** Grows when a backup is restored ([F6]). */
  readonly epoch: number
  readDossier(): Promise<Dossier>
  loadText(lang: string): Promise<Y.Doc>
  /** Tells those who find the file in use where its relay listens. */
  announce(url: string): void
  /** A copy as of now, whether or not others are writing; never replaces an existing file. */
  backup(to: string): Promise<Result<void, FileError>>
  /** After it the file alone is the whole negotiation: nothing is left beside it ([F4]). */
  close(): Promise<void>
}

/** Opens a file; for writing it is held until `close`, and refused if another process holds it. */
export async function openDossierFile(
  given: string,
  mode: 'read' | 'write',
): Promise<Result<DossierFile, FileError>> {
  try {
    const found = await realpath(given)
    if (!(await stat(found)).isFile()) return fail({ kind: 'foreign', path: given })
    return mode === 'read' ? await openToRead(found, given) : await openToWrite(found, given)
  } catch (error) {
    return fail(fileErrorOf(error, given))
  }
}

async function openToRead(found: string, given: string): Promise<Result<DossierFile, FileError>> {
  const opened = await openReading(found, given)
  return opened.ok ? ok(dossierFile(found, opened.value, null)) : opened
}

async function openToWrite(found: string, given: string): Promise<Result<DossierFile, FileError>> {
  // What is no dossier gets no lock file beside it.
  const before = await openToRead(found, given)
  if (!before.ok) return before
  await before.value.close()
  const lock = await lockFile(found)
  if (!lock) return fail({ kind: 'held', path: given, holder: await holderOf(found) })
  try {
    return ok(dossierFile(found, await writingDatabase(found), lock))
  } catch (error) {
    await lock.release()
    throw error
  }
}

function claim(database: Database): void {
  const holder: Holder = { pid: process.pid, since: Date.now(), url: null }
  writeMeta(database, 'holder', JSON.stringify(holder))
  // The first writer of a copy starts a new epoch: what clients remember of the other file is foreign here.
  if (readMeta(database, 'copied') === null) return
  writeMeta(database, 'epoch', String(Date.now()))
  writeMeta(database, 'copied', null)
}

async function writingDatabase(found: string): Promise<Database> {
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

async function holderOf(found: string): Promise<Holder | null> {
  const opened = await openReading(found, found)
  if (!opened.ok) return null
  try {
    const holder: unknown = JSON.parse(readMeta(opened.value, 'holder') ?? 'null')
    return parseHolder(holder)
  } finally {
    opened.value.close()
  }
}

function dossierFile(found: string, database: Database, lock: FileLock | null): DossierFile {
  const store = sqliteStore(database)
  let isClosed = false
  return {
    path: found,
    store,
    id: readMeta(database, 'dossier') ?? '',
    epoch: Number(readMeta(database, 'epoch') ?? 1),
    readDossier: async () => {
      const dossier = readDossier((await loadDoc(store, DOSSIER_ROOM)).doc)
      if (!dossier) throw new DamagedRow(DOSSIER_ROOM)
      return dossier
    },
    loadText: async (lang) => (await loadDoc(store, textRoom(lang))).doc,
    announce: (url) => {
      const holder: Holder = { pid: process.pid, since: Date.now(), url }
      writeMeta(database, 'holder', JSON.stringify(holder))
    },
    backup: (to) => backup(database, to),
    close: async () => {
      if (isClosed) return
      isClosed = true
      if (lock) {
        writeMeta(database, 'holder', null)
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      }
      await store.close()
      await lock?.release()
    },
  }
}

/** SQLite copies from one reading transaction, so that the copy is one moment of the negotiation. */
async function backup(database: Database, to: string): Promise<Result<void, FileError>> {
  return publishFile(to, async (temporary) => {
    // Also a connection that only reads must be allowed to write the copy.
    database.exec('PRAGMA query_only = 0')
    database.prepare('VACUUM INTO ?').run(temporary)
    const copy = await openDatabase(temporary)
    try {
      writeMeta(copy, 'holder', null)
      writeMeta(copy, 'copied', String(Date.now()))
      copy.exec('PRAGMA journal_mode = WAL')
    } finally {
      copy.close()
    }
  })
}

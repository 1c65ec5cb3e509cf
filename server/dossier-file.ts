import { realpath, stat } from 'node:fs/promises'
import type * as Y from 'yjs'
import { fail, ok, type Result } from '../shared/base/result.ts'
import type { Dossier } from '../shared/domain/dossier.ts'
import { DOSSIER_ROOM, textRoom } from '../shared/protocol/rooms.ts'
import { readDossier } from '../shared/ydoc/dossier-doc.ts'
import { copyDatabase } from './copy-database.ts'
import { type ExpungeError, expungeEntries } from './expunge/expunge-entries.ts'
import { type RetainError, retainAdopted } from './expunge/retain-adopted.ts'
import { type FileError, fileErrorOf, type Holder, parseHolder } from './file-errors.ts'
import { type FileLock, lockFile } from './file-lock.ts'
import { readMeta } from './file-meta.ts'
import { loadDoc } from './load-doc.ts'
import { isOnShare } from './network-share.ts'
import { publishFile } from './publish-file.ts'
import { openReading } from './reading-database.ts'
import { DamagedRow } from './store/parse-row.ts'
import { openServed, type Served } from './store/served/served-store.ts'
import type { Database } from './store/sqlite.ts'
import { sqliteStore } from './store/sqlite-store.ts'
import type { Store } from './store/store.ts'
import { closeWriting, openWriting } from './writing-database.ts'

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
  /** A copy as of now, whether or not others are writing; never replaces an existing file. */
  backup(to: string): Promise<Result<void, FileError>>
  /** Takes the words out of entries for good, by a recorded act ([S10]); only on a file opened for writing. */
  expunge(seqs: readonly number[], reason: string): Promise<Result<void, ExpungeError>>
  /** Expunges everything that was negotiated but the adopted text ([S11]); only on a file opened for writing. */
  retain(reason: string): Promise<Result<number, RetainError>>
  /** After it the file alone is the whole negotiation: nothing is left beside it ([F4]). */
  close(): Promise<void>
}

/** A file that a relay serves: another thread owns it, so that nobody waits for the disk ([S7]). */
export type ServedFile = Omit<DossierFile, 'expunge' | 'retain'> &
  Pick<Served, 'storage' | 'announce'>

/** Opens a file; for writing it is held until `close`, and refused on a share ([F9]) and if another process holds it. */
export async function openDossierFile(
  given: string,
  mode: 'read' | 'write',
  isShared: typeof isOnShare = isOnShare,
): Promise<Result<DossierFile, FileError>> {
  return opening(given, async (found) => {
    const place = { found, given, isShared: await isShared(found) }
    if (mode === 'read') return openToRead(place)
    return locked(place, async (lock) => dossierFile(found, await openWriting(found), lock))
  })
}

/** Opens a file for a relay; held until `close`, and refused on a share and if another process holds it. */
export async function serveDossierFile(
  given: string,
  isShared: typeof isOnShare = isOnShare,
): Promise<Result<ServedFile, FileError>> {
  return opening(given, async (found) =>
    locked({ found, given, isShared: await isShared(found) }, async (lock) => {
      const served = await openServed(found)
      if (!served.ok) throw served.error
      return servedFile(found, served.value, lock)
    }),
  )
}

/** Where a file is: its real path, the one that was given, and whether that is another machine's. */
type Place = { readonly found: string; readonly given: string; readonly isShared: boolean }

/** Finds the file, and says in words of ours why it cannot be opened. */
async function opening<File>(
  given: string,
  open: (found: string) => Promise<Result<File, FileError>>,
): Promise<Result<File, FileError>> {
  try {
    const found = await realpath(given)
    const isFile = (await stat(found)).isFile()
    return isFile ? await open(found) : fail({ kind: 'foreign', path: given })
  } catch (error) {
    return fail(fileErrorOf(error, given))
  }
}

async function openToRead(place: Place): Promise<Result<DossierFile, FileError>> {
  const { found, given, isShared } = place
  const opened = await openReading(found, given, isShared)
  return opened.ok ? ok(dossierFile(found, opened.value, null)) : opened
}

/** Opens what this process alone may write now. */
async function locked<File>(
  place: Place,
  open: (lock: FileLock) => Promise<File>,
): Promise<Result<File, FileError>> {
  // What is no dossier gets no lock file beside it.
  const before = await openToRead(place)
  if (!before.ok) return before
  await before.value.close()
  const { found, given } = place
  if (place.isShared) return fail({ kind: 'onShare', path: given })
  const lock = await lockFile(found)
  if (!lock) return fail({ kind: 'held', path: given, holder: await holderOf(found) })
  try {
    return ok(await open(lock))
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function holderOf(found: string): Promise<Holder | null> {
  const opened = await openReading(found, found, false)
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
  return {
    path: found,
    store,
    id: readMeta(database, 'dossier') ?? '',
    epoch: Number(readMeta(database, 'epoch') ?? 1),
    ...readerOf(store),
    backup: (to) => publishFile(to, (temporary) => copyDatabase(database, temporary)),
    expunge: (seqs, reason) => expungeEntries(database, seqs, reason),
    retain: async (reason) => retainAdopted(database, await readerOf(store).readDossier(), reason),
    close: once(async () => {
      if (lock) closeWriting(database)
      else await store.close()
      await lock?.release()
    }),
  }
}

function servedFile(found: string, served: Served, lock: FileLock): ServedFile {
  const { store, dossier: id, epoch, storage, announce } = served
  const close = once(async () => {
    await store.close().finally(() => lock.release())
  })
  const backup = (to: string) => publishFile(to, served.copy)
  return { path: found, store, id, epoch, storage, announce, ...readerOf(store), backup, close }
}

function readerOf(store: Store): Pick<DossierFile, 'readDossier' | 'loadText'> {
  return {
    readDossier: async () => {
      const dossier = readDossier((await loadDoc(store, DOSSIER_ROOM)).doc)
      if (!dossier) throw new DamagedRow(DOSSIER_ROOM)
      return dossier
    },
    loadText: async (lang) => (await loadDoc(store, textRoom(lang))).doc,
  }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= act()
    return done
  }
}

import { realpath } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import * as Y from 'yjs'
import { fail, type Result } from '../shared/base/result.ts'
import type { DossierFacts } from '../shared/domain/dossier.ts'
import { DOSSIER_ROOM } from '../shared/protocol/rooms.ts'
import { writeDossier } from '../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../shared/ydoc/roots.ts'
import { RELAY_AUTHOR } from './author.ts'
import { type DossierFile, openDossierFile } from './dossier-file.ts'
import type { FileError } from './file-errors.ts'
import { isOnShare } from './network-share.ts'
import { publishFile } from './publish-file.ts'
import { createTables, makeDurable } from './store/schema.ts'
import { openDatabase } from './store/sqlite.ts'
import { sqliteStore } from './store/sqlite-store.ts'
import type { Store } from './store/store.ts'
import { rangesWritten } from './wrote.ts'

/**
 * Makes a `.penholder` file and opens it for writing. `fill` may add to its store before the file gets
 * its name; if it throws, there is no file, and what it threw is thrown on. An existing file is kept.
 */
export async function createDossierFile(
  path: string,
  dossier: DossierFacts,
  fill: (store: Store) => Promise<void> = async () => undefined,
  isShared: typeof isOnShare = isOnShare,
): Promise<Result<DossierFile, FileError>> {
  // Before anything is made: there it could not be opened ([F9]).
  const folder = await realpath(dirname(resolve(path))).catch(() => null)
  if (folder !== null && (await isShared(folder))) return fail({ kind: 'onShare', path })
  let thrown: { readonly error: unknown } | null = null
  const made = await publishFile(path, async (temporary) => {
    const database = await openDatabase(temporary)
    try {
      makeDurable(database)
      createTables(database, { dossier: dossier.id, epoch: String(Date.now()) })
      const store = sqliteStore(database)
      await keepDossier(store, dossier)
      await fill(store).catch((error: unknown) => {
        thrown = { error }
        throw new Unfilled()
      })
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
  }).catch((error: unknown) => {
    throw error instanceof Unfilled && thrown ? thrown.error : error
  })
  return made.ok ? openDossierFile(path, 'write', isShared) : fail(made.error)
}

class Unfilled extends Error {}

async function keepDossier(store: Store, dossier: DossierFacts): Promise<void> {
  const doc = newReplica()
  writeDossier(doc, dossier)
  const data = Y.encodeStateAsUpdate(doc)
  const wrote = rangesWritten(data)
  await store.append([{ room: DOSSIER_ROOM, author: RELAY_AUTHOR, ts: Date.now(), data, wrote }])
}

import { stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../shared/base/result.ts'
import { type FileError, fileErrorOf } from './file-errors.ts'
import { inspectFile } from './file-meta.ts'
import { type Database, openDatabase } from './store/sqlite.ts'

/**
 * A connection to a dossier that never writes. It is opened for writing where that is possible: the last
 * connection to leave then puts a log that a crash left behind into the file, and leaves nothing beside it.
 * On a share a file that was closed cleanly is read as it is, without lock or log ([F9]).
 */
export async function openReading(
  found: string,
  given: string,
  isShared: boolean,
): Promise<Result<Database, FileError>> {
  const asItIs = () => openDatabase(`file:${encodeURI(found)}?immutable=1`, { readOnly: true })
  const attempts: readonly (() => Promise<Database>)[] = [
    ...(isShared && (await isWhole(found)) ? [asItIs] : []),
    () => openDatabase(found),
    () => openDatabase(found, { readOnly: true }),
    // On a medium that is read-only nobody writes, so nothing need be looked out for.
    asItIs,
  ]
  let first: FileError | null = null
  for (const attempt of attempts) {
    const opened = await tryOpening(attempt, given)
    if (opened.ok) return opened
    first ??= opened.error
  }
  return fail(first ?? { kind: 'foreign', path: given })
}

/** Whether the file alone is the whole negotiation ([F4]): no log lies beside it. */
async function isWhole(found: string): Promise<boolean> {
  return stat(`${found}-wal`).then(
    ({ size }) => size === 0,
    () => true,
  )
}

async function tryOpening(
  attempt: () => Promise<Database>,
  given: string,
): Promise<Result<Database, FileError>> {
  let database: Database | null = null
  try {
    database = await attempt()
    database.exec('PRAGMA query_only = 1; PRAGMA busy_timeout = 2000')
    const kind = inspectFile(database)
    if (!kind) return ok(database)
    database.close()
    return fail({ kind, path: given })
  } catch (error) {
    database?.close()
    return fail(fileErrorOf(error, given))
  }
}

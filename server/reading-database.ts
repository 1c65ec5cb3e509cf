import { fail, ok, type Result } from '../shared/base/result.ts'
import { type FileError, fileErrorOf } from './file-errors.ts'
import { inspectFile } from './file-meta.ts'
import { type Database, openDatabase } from './store/sqlite.ts'

/**
 * A connection to a dossier that never writes. It is opened for writing where that is possible: the last
 * connection to leave then puts a log that a crash left behind into the file, and leaves nothing beside it.
 */
export async function openReading(
  found: string,
  given: string,
): Promise<Result<Database, FileError>> {
  const attempts: readonly (() => Promise<Database>)[] = [
    () => openDatabase(found),
    () => openDatabase(found, { readOnly: true }),
    // On a medium that is read-only nobody writes, so nothing need be looked out for.
    () => openDatabase(`file:${encodeURI(found)}?immutable=1`, { readOnly: true }),
  ]
  let first: FileError | null = null
  for (const attempt of attempts) {
    const opened = await tryOpening(attempt, given)
    if (opened.ok) return opened
    first ??= opened.error
  }
  return fail(first ?? { kind: 'foreign', path: given })
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

import { stat, unlink } from 'node:fs/promises'
import { type Database, errorCode, openDatabase, SQLITE } from './store/sqlite.ts'

// One process at a time writes a file. The lock is an exclusive transaction on an empty database beside
// it: the operating system drops it when the process dies, however it dies, so no lock is ever stale, and
// a number of a process that was given to another one deceives nobody. (It cannot be in the file itself:
// an exclusive lock there would shut out the readers.)

export type FileLock = { release(): Promise<void> }

/** The lock on writing the file at `path` (a real path), or null if another process holds it. */
export async function lockFile(path: string): Promise<FileLock | null> {
  const lockPath = `${path}-lock`
  for (;;) {
    const database = await openDatabase(lockPath)
    const before = await inodeOf(lockPath)
    try {
      database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    } catch (error) {
      database.close()
      if (errorCode(error) === SQLITE.busy) return null
      throw error
    }
    // The holder before us removes the file as it leaves: a lock on a removed file excludes nobody.
    if (before !== null && before === (await inodeOf(lockPath))) return held(database, lockPath)
    database.close()
  }
}

function held(database: Database, lockPath: string): FileLock {
  return {
    release: async () => {
      // While it is still locked, where the system allows; Windows removes only what is closed.
      const isRemoved = await remove(lockPath)
      database.close()
      if (!isRemoved) await remove(lockPath)
    },
  }
}

async function remove(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    () => false,
  )
}

async function inodeOf(path: string): Promise<bigint | null> {
  return stat(path, { bigint: true }).then(
    ({ ino }) => ino,
    () => null,
  )
}

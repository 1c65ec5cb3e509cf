import { randomBytes } from 'node:crypto'
import { access, link, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../shared/base/result.ts'
import { type FileError, fileErrorOf } from './file-errors.ts'

/**
 * Makes a file whole or not at all: `make` writes under a temporary name beside it, and only what is
 * complete and on disk gets the name `to`. An existing file is never replaced ([F5]).
 */
export async function publishFile(
  to: string,
  make: (temporary: string) => Promise<void>,
): Promise<Result<void, FileError>> {
  const target = path.resolve(to)
  const folder = path.dirname(target)
  const temporary = path.join(
    folder,
    `.${path.basename(to)}.${randomBytes(6).toString('hex')}.part`,
  )
  try {
    const obstacle = await obstacleTo(target, folder, to)
    if (obstacle) return fail(obstacle)
    await make(temporary)
    await toDisk(temporary)
    await giveName(temporary, target)
    await toDisk(folder)
    return ok(undefined)
  } catch (error) {
    return fail(fileErrorOf(error, to))
  } finally {
    await Promise.all(
      ['', '-wal', '-shm', '-journal'].map((suffix) => rm(temporary + suffix, { force: true })),
    )
  }
}

async function obstacleTo(target: string, folder: string, to: string): Promise<FileError | null> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return { kind: 'folderMissing', path: folder }
  const exists = await access(target).then(
    () => true,
    () => false,
  )
  return exists ? { kind: 'exists', path: to } : null
}

async function giveName(temporary: string, target: string): Promise<void> {
  try {
    // A link fails if the name was taken meanwhile; a rename would replace what is there.
    await link(temporary, target)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    // Some file systems of memory sticks know no links.
    await rename(temporary, target)
  }
}

async function toDisk(what: string): Promise<void> {
  const handle = await open(what, 'r').catch(() => null)
  // Windows opens no folders and needs no such step.
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

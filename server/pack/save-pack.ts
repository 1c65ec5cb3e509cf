import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { writeWhole } from '../export/write-whole.ts'
import { type FileError, fileErrorOf } from '../file-errors.ts'
import { replaceFile } from '../replace-file.ts'
import { zipped } from './make-pack.ts'
import type { PackFile } from './pack-files.ts'

/**
 * Saves a pack as an archive if the name ends in `.zip`, else as a folder that must not exist yet. It appears whole or not at all ([X37]);
 * once `signal` aborts this throws and leaves nothing.
 */
export async function savePack(
  to: string,
  files: readonly PackFile[],
  signal: AbortSignal,
): Promise<Result<void, FileError>> {
  return /\.zip$/i.test(to) ? writeWhole(to, zipped(files), signal) : saveFolder(to, files, signal)
}

async function saveFolder(
  to: string,
  files: readonly PackFile[],
  signal: AbortSignal,
): Promise<Result<void, FileError>> {
  const parent = path.dirname(path.resolve(to))
  if (!(await exists(parent))) return fail({ kind: 'folderMissing', path: parent })
  if (await exists(to)) return fail({ kind: 'exists', path: to })
  const name = `.${path.basename(to)}.${randomBytes(6).toString('hex')}.part`
  const temporary = path.join(parent, name)
  try {
    await mkdir(temporary)
    for (const file of files) {
      const target = path.join(temporary, file.name)
      await mkdir(path.dirname(target), { recursive: true })
      await replaceFile(target, file.bytes, undefined, signal)
    }
    signal.throwIfAborted()
    await rename(temporary, to)
    return ok(undefined)
  } catch (error) {
    if (signal.aborted) throw error
    return fail(fileErrorOf(error, to))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

function exists(name: string): Promise<boolean> {
  return stat(name).then(
    () => true,
    () => false,
  )
}

import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type FileError, fileErrorOf } from '../file-errors.ts'
import { replaceFile } from '../replace-file.ts'

/**
 * Writes a file whole or leaves what was there ([C9]). An export can be made again at any time, so a former one is
 * replaced, unlike a dossier. Once `signal` aborts it throws and leaves nothing.
 */
export async function writeWhole(
  to: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Result<void, FileError>> {
  const folder = path.dirname(path.resolve(to))
  if (!(await isFolder(folder))) return fail({ kind: 'folderMissing', path: folder })
  if (await isFolder(to)) return fail({ kind: 'exists', path: to })
  try {
    await replaceFile(to, bytes, undefined, signal)
    return ok(undefined)
  } catch (error) {
    if (signal?.aborted) throw error
    return fail(fileErrorOf(error, to))
  }
}

function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

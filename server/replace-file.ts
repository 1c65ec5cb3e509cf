import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * Writes the file whole or leaves what was there; replaces an existing file. `mode` says who may read it (the system's
 * habit if left out). Throws what the file system says, or the reason of `signal` if it aborts first.
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array,
  mode?: number,
  signal?: AbortSignal,
): Promise<void> {
  // Beside the target, for a rename is one step only within one file system.
  const name = `.${path.basename(file)}.${randomBytes(6).toString('hex')}.part`
  const temporary = path.join(path.dirname(file), name)
  try {
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(content, { signal })
      await handle.sync()
    } finally {
      await handle.close()
    }
    signal?.throwIfAborted()
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

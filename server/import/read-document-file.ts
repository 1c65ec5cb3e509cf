import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { ImportedText } from '../../shared/formats/imported-text.ts'
import type { Progress } from '../../shared/formats/reading/progress.ts'
import {
  LARGEST_DOCUMENT,
  READABLE,
  readNamed,
  refusalOf,
} from '../../shared/formats/reading/readers.ts'
import type { Translate } from '../messages.ts'

/** The document in a file; one that cannot be read is refused with one sentence. */
export async function readDocumentFile(
  file: string,
  say: Translate,
  progress?: Progress,
): Promise<Result<ImportedText, string>> {
  const name = path.basename(file)
  const known = READABLE.join(' ')
  const refused = refusalOf(name)
  if (refused) return fail(say(`importing:refused_${refused.kind}`, { name, known }))
  const bytes = await bytesOf(file, say)
  if (!bytes.ok) return bytes
  const read = await readNamed(name, bytes.value, progress)
  if (read.ok) return read
  return fail(say(`importing:refused_${read.error.kind}`, { name, known }))
}

async function bytesOf(file: string, say: Translate): Promise<Result<Uint8Array, string>> {
  try {
    const found = await stat(file)
    if (!found.isFile()) return fail(say('importing:refused_unreadable', { name: file }))
    if (found.size > LARGEST_DOCUMENT)
      return fail(say('importing:refused_tooLarge', { name: path.basename(file) }))
    return ok(await readFile(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return fail(say('importing:refused_missing', { name: file }))
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO')
      return fail(say('importing:refused_unreadable', { name: file }))
    throw error
  }
}

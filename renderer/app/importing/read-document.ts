import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Manuscript } from '../../../shared/domain/manuscript.ts'
import type { ImportError, ImportLeftover } from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { isReadable, LARGEST_DOCUMENT, readNamed } from '../../../shared/formats/reading/readers.ts'

export type ReadDocument = {
  readonly name: string
  readonly manuscript: Manuscript
  readonly leftovers: readonly ImportLeftover[]
}

export type Refusal = {
  readonly name: string
  readonly kind: ImportError['kind'] | 'unreadable' | 'unknownType'
}

/** The document in a file that somebody chose; a text without a title gets `title`. */
export async function readDocument(
  file: File,
  title: string,
): Promise<Result<ReadDocument, Refusal>> {
  const { name } = file
  if (!isReadable(name)) return fail({ name, kind: 'unknownType' })
  if (file.size > LARGEST_DOCUMENT) return fail({ name, kind: 'tooLarge' })
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved or changed since it was chosen.
    return fail({ name, kind: 'unreadable' })
  }
  const imported = await readNamed(name, bytes)
  if (!imported.ok) return fail({ name, kind: imported.error.kind })
  return ok({ name, ...manuscriptOf(imported.value, title) })
}

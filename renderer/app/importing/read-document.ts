import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Manuscript } from '../../../shared/domain/manuscript.ts'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import type {
  ImportError,
  ImportedText,
  ImportLeftover,
} from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { stripFrame } from '../../../shared/formats/manuscript/strip-frame.ts'
import { readText } from '../../../shared/formats/read-text.ts'

export type ReadDocument = {
  readonly name: string
  readonly manuscript: Manuscript
  readonly leftovers: readonly ImportLeftover[]
}

export type Refusal = {
  readonly name: string
  readonly kind: ImportError['kind'] | 'unreadable' | 'unknownType'
}

type Reader = (bytes: Uint8Array) => Result<ImportedText, ImportError>

/** What reads a file of each kind. */
const READERS: Readonly<Record<string, Reader>> = { docx: readDocx, txt: readText }
export const ACCEPTED = Object.keys(READERS).map((kind) => `.${kind}`)
/** No document is larger ([I8]); it is not even fetched. */
const LARGEST = 64 * 1024 * 1024

/** The document in a file that somebody chose; a text without a title gets `title`. */
export async function readDocument(
  file: File,
  title: string,
): Promise<Result<ReadDocument, Refusal>> {
  const { name } = file
  const read = READERS[name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!read) return fail({ name, kind: 'unknownType' })
  if (file.size > LARGEST) return fail({ name, kind: 'tooLarge' })
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved or changed since it was chosen.
    return fail({ name, kind: 'unreadable' })
  }
  const imported = read(bytes)
  if (!imported.ok) return fail({ name, kind: imported.error.kind })
  return ok({ name, ...manuscriptOf(stripFrame(imported.value), title) })
}

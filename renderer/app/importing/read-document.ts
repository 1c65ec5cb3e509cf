import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Manuscript } from '../../../shared/domain/manuscript.ts'
import type {
  ImportError,
  ImportedText,
  ImportLeftover,
} from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { LARGEST_DOCUMENT, refusalOf } from '../../../shared/formats/reading/readers.ts'
import { type ReadingWatch, readInThread } from './read-in-thread.ts'

export type ReadDocument = {
  readonly name: string
  readonly manuscript: Manuscript
  readonly leftovers: readonly ImportLeftover[]
}

export type Refusal = {
  readonly name: string
  readonly kind: ImportError['kind'] | 'unreadable' | 'unknownType' | 'givenUp'
}

/** The document in a file that somebody chose; a text without a title gets `title`. */
export async function readDocument(
  file: File,
  title: string,
  watch: ReadingWatch,
): Promise<Result<ReadDocument, Refusal>> {
  const imported = await readImported(file, watch)
  if (!imported.ok) return imported
  return ok({ name: file.name, ...manuscriptOf(imported.value, title) })
}

/** What the document in a file says, as its reader has it; the reader is a thread, and the signal ends it. */
export async function readImported(
  file: File,
  watch: ReadingWatch,
): Promise<Result<ImportedText, Refusal>> {
  const { name } = file
  const refused = refusalOf(name)
  if (refused) return fail({ name, ...refused })
  if (file.size > LARGEST_DOCUMENT) return fail({ name, kind: 'tooLarge' })
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved or changed since it was chosen.
    return fail({ name, kind: 'unreadable' })
  }
  const imported = await readInThread(name, bytes, watch)
  if (!imported) return fail({ name, kind: watch.signal.aborted ? 'givenUp' : 'unreadable' })
  return imported.ok ? imported : fail({ name, kind: imported.error.kind })
}

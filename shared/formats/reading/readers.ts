import { fail, ok, type Result } from '../../base/result.ts'
import { readDocx } from '../docx-in/read-docx.ts'
import type { ImportError, ImportedText } from '../imported-text.ts'
import { stripCompilation } from '../manuscript/strip-compilation.ts'
import { stripFrame } from '../manuscript/strip-frame.ts'
import { readText } from '../read-text.ts'
import { type Progress, untold } from './progress.ts'

// Which reader reads a file, by the end of its name: one table for the command line and the window. What is seldom wanted is
// fetched when it is.

type Read = Result<ImportedText, ImportError>
type Reader = (bytes: Uint8Array, progress: Progress) => Read | Promise<Read>

const html = async (): Promise<Reader> => (await import('../html-in/read-html.ts')).readHtml
const markdown = async (): Promise<Reader> =>
  (await import('../markdown-in/read-markdown.ts')).readMarkdown

const akn = async (): Promise<Reader> => (await import('../akn-in/read-akn.ts')).readAkn

const pdf = async (): Promise<Reader> => (await import('../pdf-in/read-pdf.ts')).readPdf

const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  '.docx': async () => readDocx,
  '.txt': async () => readText,
  '.html': html,
  '.htm': html,
  '.md': markdown,
  '.xml': akn,
  '.pdf': pdf,
}

/** Word's other documents: the ends of their names tell what to do instead of importing them. */
const REFUSED: Readonly<Record<string, 'macros' | 'oldFormat'>> = {
  '.docm': 'macros',
  '.dotm': 'macros',
  '.doc': 'oldFormat',
  '.dot': 'oldFormat',
}

/** The ends of names of files that can be read. */
export const READABLE: readonly string[] = Object.keys(READERS)
/** No document is larger ([I8]); it is not even fetched. */
export const LARGEST_DOCUMENT = 64 * 1024 * 1024

/** What a file says, without the frame of a document of ours ([I6]); of long ones it tells how far it is ([I16]). Fails for a name of another kind, and as its reader does. */
export async function readNamed(
  name: string,
  bytes: Uint8Array,
  progress: Progress = untold,
): Promise<Result<ImportedText, ImportError | RefusedName>> {
  const reader = READERS[endOf(name)]
  if (!reader) return fail({ kind: refusedAs(name) })
  const read = await (await reader())(bytes, progress)
  return read.ok ? ok(stripFrame(stripCompilation(read.value))) : read
}

type RefusedName = { readonly kind: 'macros' | 'oldFormat' | 'unknownType' }

/** Why a file of that name is not read, whatever is in it ([I8]); null if it is looked into. */
export function refusalOf(name: string): RefusedName | null {
  return READERS[endOf(name)] ? null : { kind: refusedAs(name) }
}

function refusedAs(name: string): RefusedName['kind'] {
  return REFUSED[endOf(name)] ?? 'unknownType'
}

/** `.docx` of `Draft 3.DOCX`. */
function endOf(name: string): string {
  return /\.[^.]*$/u.exec(name)?.[0].toLowerCase() ?? ''
}

import * as v from 'valibot'
import type { MessageKey, Translate } from './messages.ts'
import { DamagedRow } from './store/parse-row.ts'
import { errorCode, SQLITE } from './store/sqlite.ts'

/** Who has a file open for writing. */
export type Holder = {
  readonly pid: number
  /** Milliseconds since 1970. */
  readonly since: number
  /** Where its relay listens, if it does. */
  readonly url: string | null
}

/** A holder as the file notes it, or null if the note says nothing that can be read. */
export function parseHolder(value: unknown): Holder | null {
  const parsed = v.safeParse(HolderNote, value)
  return parsed.success ? parsed.output : null
}

const HolderNote = v.object({ pid: v.number(), since: v.number(), url: v.nullable(v.string()) })

/** Why a `.penholder` file could not be opened, made or written. */
export type FileError =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'foreign'; readonly path: string }
  | { readonly kind: 'newer'; readonly path: string }
  | { readonly kind: 'damaged'; readonly path: string; readonly detail: string }
  | { readonly kind: 'held'; readonly path: string; readonly holder: Holder | null }
  | { readonly kind: 'readOnly'; readonly path: string }
  | { readonly kind: 'onShare'; readonly path: string }
  | { readonly kind: 'exists'; readonly path: string }
  | { readonly kind: 'folderMissing'; readonly path: string }
  | { readonly kind: 'unwritable'; readonly path: string; readonly detail: string }

const SENTENCES: Readonly<Record<Exclude<FileError['kind'], 'held'>, MessageKey>> = {
  missing: 'cli:fileMissing',
  foreign: 'cli:fileForeign',
  newer: 'cli:fileNewer',
  damaged: 'cli:fileDamaged',
  readOnly: 'cli:fileReadOnly',
  onShare: 'cli:fileOnShare',
  exists: 'cli:fileExists',
  folderMissing: 'cli:folderMissing',
  unwritable: 'cli:fileUnwritable',
}

/** One sentence that says what is the matter with the file. */
export function fileErrorSentence(error: FileError, say: Translate): string {
  if (error.kind === 'held') {
    return say('cli:fileHeld', { path: error.path, holder: holderWords(error.holder, say) })
  }
  const detail = 'detail' in error ? error.detail : ''
  return say(SENTENCES[error.kind], { path: error.path, detail })
}

/** `process 4711 since 2020-03-24 10:00, http://127.0.0.1:4000`. */
export function holderWords(holder: Holder | null, say: Translate): string {
  if (!holder) return say('cli:holderUnknown')
  const since = `${new Date(holder.since).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const { pid, url } = holder
  return url ? say('cli:holderAt', { pid, since, url }) : say('cli:holder', { pid, since })
}

/** What a failure of the file system or of SQLite means for the user; rethrows what is neither. */
export function fileErrorOf(error: unknown, path: string): FileError {
  if (error instanceof DamagedRow) return { kind: 'damaged', path, detail: error.message }
  const detail = error instanceof Error ? error.message : String(error)
  switch (errorCode(error)) {
    case SQLITE.notDatabase:
      return { kind: 'foreign', path }
    case SQLITE.readOnly:
    case SQLITE.cannotOpen:
      return { kind: 'readOnly', path }
    case SQLITE.busy:
      return { kind: 'held', path, holder: null }
    case SQLITE.full:
      return { kind: 'unwritable', path, detail }
    case null:
      return systemErrorOf(error, path, detail)
    default:
      return { kind: 'damaged', path, detail }
  }
}

function systemErrorOf(error: unknown, path: string, detail: string): FileError {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return { kind: 'missing', path }
  if (code === 'EEXIST') return { kind: 'exists', path }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { kind: 'readOnly', path }
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'unwritable', path, detail }
  throw error
}

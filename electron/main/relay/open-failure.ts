import { type FileError, fileErrorSentence } from '../../../server/file-errors.ts'
import type { Translate } from '../../../server/messages.ts'
import type { OpenFailure } from './relay-messages.ts'

/** What the user is told of a file that could not be opened, and what may help. */
export function failureOf(error: FileError, say: Translate): OpenFailure {
  return { sentence: fileErrorSentence(error, say), remedy: REMEDIES[error.kind] ?? null }
}

/** A damaged file has backups, perhaps; one that cannot be written where it is can be copied to where one may write. */
const REMEDIES: Readonly<Partial<Record<FileError['kind'], OpenFailure['remedy']>>> = {
  damaged: 'backup',
  foreign: 'backup',
  missing: 'backup',
  readOnly: 'copy',
  onShare: 'copy',
}

import { beginDossier } from '../../../server/begin-dossier.ts'
import { translator } from '../../../server/messages.ts'
import type { FileTask, FileTaskReport } from './file-task.ts'

/** Does the task; what cannot be done is reported. */
export async function performFileTask(task: FileTask): Promise<FileTaskReport> {
  const { path, note, lang, penholder, locale } = task
  const begun = await beginDossier(path, { note, lang, penholder }, translator(locale))
  return begun.ok ? { kind: 'done' } : begun.error
}

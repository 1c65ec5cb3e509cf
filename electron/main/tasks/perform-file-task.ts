import { beginDossier } from '../../../server/begin-dossier.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { type FileError, fileErrorSentence } from '../../../server/file-errors.ts'
import { beginFromDraft } from '../../../server/import/begin-from-draft.ts'
import { translator } from '../../../server/messages.ts'
import type { Result } from '../../../shared/base/result.ts'
import type { FileTask, FileTaskReport } from './file-task.ts'

/** Does the task; what cannot be done is reported. The signal gives up a dossier that is being made from a document. */
export async function performFileTask(
  task: FileTask,
  signal: AbortSignal = new AbortController().signal,
): Promise<FileTaskReport> {
  const say = translator(task.locale)
  switch (task.kind) {
    case 'begin': {
      const { path, note, lang, penholder } = task
      const begun = await beginDossier(path, { note, lang, penholder }, say)
      return begun.ok ? { kind: 'done' } : begun.error
    }
    case 'beginFromDraft': {
      const { path, draft, plan } = task
      const authors = new Map(plan.authors.map(({ name, delegation }) => [name, delegation]))
      const begun = await beginFromDraft(path, { ...plan, draft, authors }, say, signal)
      if (!begun.ok) return begun.error
      return begun.value === null ? { kind: 'done' } : { kind: 'doneBut', sentence: begun.value }
    }
    case 'copy': {
      const copied = await copy(task.from, task.to)
      if (copied.ok) return { kind: 'done' }
      return { kind: 'refused', sentence: fileErrorSentence(copied.error, say) }
    }
  }
}

async function copy(from: string, to: string): Promise<Result<void, FileError>> {
  const opened = await openDossierFile(from, 'read')
  if (!opened.ok) return opened
  return opened.value.backup(to).finally(() => opened.value.close())
}

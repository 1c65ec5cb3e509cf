import { rm } from 'node:fs/promises'
import { beginDossier } from '../../../server/begin-dossier.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { type FileError, fileErrorSentence } from '../../../server/file-errors.ts'
import { beginFromDraft } from '../../../server/import/begin-from-draft.ts'
import { translator } from '../../../server/messages.ts'
import type { Result } from '../../../shared/base/result.ts'
import type { FileTask, FileTaskReport } from './file-task.ts'

/** Does the task; what cannot be done is reported. The signal gives it up, and nothing is left of what was written. */
export async function performFileTask(
  task: FileTask,
  signal: AbortSignal = new AbortController().signal,
): Promise<FileTaskReport> {
  const report = await perform(task, signal)
  if (!signal.aborted || (report.kind !== 'done' && report.kind !== 'doneBut')) return report
  // What is written in one go cannot be left half done; so long as nobody was told of it, it is nobody's.
  await rm(task.to, { force: true })
  return { kind: 'givenUp' }
}

async function perform(task: FileTask, signal: AbortSignal): Promise<FileTaskReport> {
  const say = translator(task.locale)
  switch (task.kind) {
    case 'begin': {
      const { to, note, lang, penholder } = task
      const begun = await beginDossier(to, { note, lang, penholder }, say)
      return begun.ok ? { kind: 'done' } : begun.error
    }
    case 'beginFromDraft': {
      const { to, draft, plan } = task
      const authors = new Map(plan.authors.map(({ name, delegation }) => [name, delegation]))
      const begun = await beginFromDraft(to, { ...plan, draft, authors }, say, signal)
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

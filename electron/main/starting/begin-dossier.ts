import { rm } from 'node:fs/promises'
import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { BeginOutcome, DraftPlan, TextLang } from '../../../shared/protocol/start-window.ts'
import { withExtension } from '../dossiers/dossier-name.ts'
import { askToStop } from '../keeping/copy-dialog.ts'
import { watchCopy } from '../keeping/watch-copy.ts'
import type { Say } from '../messages.ts'
import type { FileTaskReport } from '../tasks/file-task.ts'
import { runFileTask, startFileTask } from '../tasks/run-file-task.ts'
import { NOTE_KINDS } from './note-kinds.ts'

// A new dossier from a concept note ([D23]) or a draft ([D33]): from what, then where, and nothing is there before it is complete.

/** Asks for the file of a concept note; null if the user thought better of it. */
export async function askForNote(window: BrowserWindow, say: Say): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say('noteTitle'),
    defaultPath: app.getPath('documents'),
    filters: [{ name: say('noteFilter'), extensions: [...NOTE_KINDS] }],
    properties: ['openFile'],
  })
  const [file] = filePaths
  return canceled || file === undefined ? null : file
}

export type Beginning = {
  readonly note: string
  readonly lang: TextLang
  readonly penholder: DelegationCode | null
}

/** What a window has to make a dossier: where its questions are asked, in which language; `made` is told of the file. */
export type Beginner = {
  readonly window: BrowserWindow
  readonly locale: Locale
  readonly say: Say
  made(file: string): Promise<boolean>
}

/** Asks where, and makes the file. What goes wrong is told in a dialog, but for a note without a presidency. */
export function beginFrom(
  beginner: Beginner,
  { note, lang, penholder }: Beginning,
): Promise<BeginOutcome> {
  const { locale } = beginner
  return begin(beginner, note, (to) =>
    runFileTask({ kind: 'begin', path: to, note, lang, penholder, locale }),
  )
}

/** The same from a document, whose tracked changes become proposals; what takes more than a second can be given up ([D33]). */
export function beginFromDraft(
  beginner: Beginner,
  draft: string,
  plan: DraftPlan,
): Promise<BeginOutcome> {
  const { locale } = beginner
  return begin(beginner, draft, (to) => {
    const task = startFileTask({ kind: 'beginFromDraft', path: to, draft, plan, locale })
    return watched(beginner, to, task)
  })
}

/** What becomes of a task that its user may give up; then nothing is left of it, even if it was done by then. */
async function watched(
  { window, say }: Beginner,
  to: string,
  { done, stop }: ReturnType<typeof startFileTask>,
): Promise<FileTaskReport | null> {
  const came = await watchCopy({ done: done.then((report) => ({ report })), stop }, (over) =>
    askToStop(window, to, over, say, ['beginExplain', 'beginStop']),
  )
  if (came) return came.report
  const late = await done
  if (late?.kind === 'done' || late?.kind === 'doneBut') await rm(to, { force: true })
  return { kind: 'givenUp' }
}

async function begin(
  { window, say, made }: Beginner,
  source: string,
  make: (to: string) => Promise<FileTaskReport | null>,
): Promise<BeginOutcome> {
  const name = `${path.basename(source, path.extname(source))}.penholder`
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('beginTitle'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: say('openFilter'), extensions: ['penholder'] }],
  })
  if (canceled || filePath === '') return 'cancelled'
  const to = withExtension(filePath)
  const report = await make(to)
  if (report?.kind === 'noPresidency') return 'noPresidency'
  if (report?.kind === 'givenUp') return 'cancelled'
  if (report?.kind === 'doneBut')
    await dialog.showMessageBox(window, {
      type: 'info',
      message: say('begunBut'),
      detail: report.sentence,
    })
  if (report?.kind === 'done' || report?.kind === 'doneBut')
    return (await made(to)) ? 'open' : 'failed'
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('beginFailed'),
    detail: report?.sentence ?? say('taskDied'),
  })
  return 'failed'
}

import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { BeginOutcome, DraftPlan, TextLang } from '../../../shared/protocol/start-window.ts'
import { withExtension } from '../dossiers/dossier-name.ts'
import { type StopWords, waitingAt } from '../keeping/copy-dialog.ts'
import { watchCopy } from '../keeping/watch-copy.ts'
import type { Say } from '../messages.ts'
import type { FileTask } from '../tasks/file-task.ts'
import { startFileTask } from '../tasks/start-file-task.ts'
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
  return begin(beginner, note, (to) => ({ kind: 'begin', to, note, lang, penholder, locale }))
}

/** The same from a document, whose tracked changes become proposals ([D33]). */
export function beginFromDraft(
  beginner: Beginner,
  draft: string,
  plan: DraftPlan,
): Promise<BeginOutcome> {
  const { locale } = beginner
  return begin(beginner, draft, (to) => ({ kind: 'beginFromDraft', to, draft, plan, locale }))
}

/** Of a file that opens when it is there. */
const BEGINNING: StopWords = { explain: 'beginExplain', stop: 'beginStop' }

async function begin(
  { window, say, made }: Beginner,
  source: string,
  taskFor: (to: string) => FileTask,
): Promise<BeginOutcome> {
  const to = await askWhere(window, source, say)
  if (to === null) return 'cancelled'
  const end = await watchCopy(startFileTask(taskFor(to)), waitingAt(window, to, say, BEGINNING))
  if (end === null || end.kind === 'givenUp') return 'cancelled'
  if (end.kind === 'noPresidency') return 'noPresidency'
  if (end.kind === 'doneBut')
    await dialog.showMessageBox(window, {
      type: 'info',
      message: say('begunBut'),
      detail: end.sentence,
    })
  if (end.kind === 'done' || end.kind === 'doneBut') return (await made(to)) ? 'open' : 'failed'
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('beginFailed'),
    detail: end.kind === 'refused' ? end.sentence : say('taskDied'),
  })
  return 'failed'
}

/** Where the file is to be; null if the user thought better of it. */
async function askWhere(window: BrowserWindow, source: string, say: Say): Promise<string | null> {
  const name = `${path.basename(source, path.extname(source))}.penholder`
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('beginTitle'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: say('openFilter'), extensions: ['penholder'] }],
  })
  return canceled || filePath === '' ? null : withExtension(filePath)
}

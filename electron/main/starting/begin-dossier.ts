import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { BeginOutcome, TextLang } from '../../../shared/protocol/start-window.ts'
import { withExtension } from '../dossiers/dossier-name.ts'
import type { Say } from '../messages.ts'
import { runFileTask } from '../tasks/run-file-task.ts'
import { NOTE_KINDS } from './note-kinds.ts'

// A new dossier from a concept note ([D23]): which note, then where, and nothing is there before it is complete.

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

/** Asks where, and makes the file; `made` is told of it. What goes wrong is told in a dialog, but for a note without a presidency. */
export async function beginFrom(
  window: BrowserWindow,
  { note, lang, penholder }: Beginning,
  locale: Locale,
  say: Say,
  made: (file: string) => Promise<boolean>,
): Promise<BeginOutcome> {
  const name = `${path.basename(note, path.extname(note))}.penholder`
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('beginTitle'),
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: say('openFilter'), extensions: ['penholder'] }],
  })
  if (canceled || filePath === '') return 'cancelled'
  const to = withExtension(filePath)
  const report = await runFileTask({ kind: 'begin', path: to, note, lang, penholder, locale })
  if (report?.kind === 'noPresidency') return 'noPresidency'
  if (report?.kind === 'done') return (await made(to)) ? 'open' : 'failed'
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('beginFailed'),
    detail: report?.sentence ?? say('taskDied'),
  })
  return 'failed'
}

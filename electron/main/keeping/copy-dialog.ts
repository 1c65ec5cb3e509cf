import path from 'node:path'
import { type BrowserWindow, dialog, shell } from 'electron'
import { withExtension } from '../dossiers/dossier-name.ts'
import type { OpenWindow } from '../dossiers/dossier-windows.ts'
import type { Say } from '../messages.ts'
import { watchCopy } from './watch-copy.ts'

// “Save a copy…” ([D24]): the relay's own thread writes it, so that it is one moment of the negotiation, nobody waits, and
// it works for a file that has lost its place.

/** Asks where a copy of the file is to be; null if the user thought better of it. */
export async function askForCopy(
  window: BrowserWindow | null,
  file: string,
  say: Say,
): Promise<string | null> {
  const name = say('copyName', { name: path.basename(file, '.penholder') })
  const options = {
    title: say('copyTitle'),
    defaultPath: path.join(path.dirname(file), `${name}.penholder`),
    filters: [{ name: say('openFilter'), extensions: ['penholder'] }],
  }
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options)
  return canceled || filePath === '' ? null : withExtension(filePath)
}

/** Saves a copy of an open dossier where the user says, and tells what came of it. */
export async function saveCopy(open: OpenWindow | null, say: Say): Promise<void> {
  if (open === null) {
    await dialog.showMessageBox({ type: 'info', message: say('copyNotHost') })
    return
  }
  const { window, relay, file } = open
  const to = await askForCopy(window, file, say)
  if (to === null) return
  // Of unknown length: the system shows that something is going on.
  window.setProgressBar(2)
  const copied = await watchCopy(relay.copyTo(to), (over) =>
    askToStop(window, to, over, say, ['copyingExplain', 'copyStop']),
  ).finally(() => window.setProgressBar(-1))
  if (copied === null) return
  if (!copied.ok) return tellNotCopied(window, copied.error, say)
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: say('copySaved', { file: path.basename(to) }),
    detail: say('copySavedExplain'),
    buttons: [say('close'), say('showInFolder')],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) shell.showItemInFolder(to)
}

/** Whether a file that takes its time to be written is to be given up; the question goes by itself when the file is there. */
export async function askToStop(
  window: BrowserWindow,
  to: string,
  signal: AbortSignal,
  say: Say,
  [explain, stop]: readonly [Parameters<Say>[0], Parameters<Say>[0]],
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: say('copying', { file: path.basename(to) }),
    detail: say(explain),
    buttons: [say('goOn'), say(stop)],
    defaultId: 0,
    cancelId: 0,
    signal,
  })
  return response === 1
}

/** Tells that there is no copy, and why if anybody knows. */
export async function tellNotCopied(
  window: BrowserWindow | null,
  sentence: string | null,
  say: Say,
): Promise<void> {
  const options = {
    type: 'error' as const,
    message: say('copyFailed'),
    detail: sentence ?? say('taskDied'),
  }
  if (window) await dialog.showMessageBox(window, options)
  else await dialog.showMessageBox(options)
}

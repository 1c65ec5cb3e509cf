import path from 'node:path'
import { type BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron'
import { withExtension } from '../dossiers/dossier-name.ts'
import type { OpenDossier } from '../dossiers/open-dossier.ts'
import type { Say } from '../messages.ts'
import { type Waiting, watchCopy } from './watch-copy.ts'

// “Save a copy…” ([D24]): the relay's own thread writes it, so that it is one moment of the negotiation, nobody waits, and
// it works for a file that has lost its place.

/** What Electron takes for a progress of unknown length. */
const INDETERMINATE = 2

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
export async function saveCopy(open: OpenDossier | null, say: Say): Promise<void> {
  if (open === null) {
    await dialog.showMessageBox({ type: 'info', message: say('copyNotHost') })
    return
  }
  const { window, relay, file } = open
  const to = await askForCopy(window, file, say)
  if (to === null) return
  const copied = await watchCopy(relay.copyTo(to), waitingAt(window, to, say, COPYING))
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

/** How the question reads that is asked of a file while it is written. */
export type StopWords = {
  readonly explain: Parameters<Say>[0]
  readonly stop: Parameters<Say>[0]
}

/** Of a copy beside which one can go on working. */
const COPYING: StopWords = { explain: 'copyingExplain', stop: 'copyStop' }

/**
 * Whoever waits for a file at a window, if there is one: the system shows that something is going on, and a question,
 * which goes by itself when the file is there, offers to give it up.
 */
export function waitingAt(
  window: BrowserWindow | null,
  to: string,
  say: Say,
  { explain, stop }: StopWords,
): Waiting {
  return {
    show: (isGoingOn) => {
      if (window && !window.isDestroyed()) window.setProgressBar(isGoingOn ? INDETERMINATE : -1)
    },
    ask: async (signal) => {
      const { response } = await showMessage(window, {
        type: 'info',
        message: say('copying', { file: path.basename(to) }),
        detail: say(explain),
        buttons: [say('goOn'), say(stop)],
        defaultId: 0,
        cancelId: 0,
        signal,
      })
      return response === 1
    },
  }
}

/** Tells that there is no copy, and why if anybody knows. */
export async function tellNotCopied(
  window: BrowserWindow | null,
  sentence: string | null,
  say: Say,
): Promise<void> {
  await showMessage(window, {
    type: 'error',
    message: say('copyFailed'),
    detail: sentence ?? say('taskDied'),
  })
}

/** Before the window, if it is there. */
function showMessage(window: BrowserWindow | null, options: MessageBoxOptions) {
  return window && !window.isDestroyed()
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options)
}

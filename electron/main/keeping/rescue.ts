import path from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { OpenDossier } from '../dossiers/open-dossier.ts'
import type { Say } from '../messages.ts'
import type { OpenFailure } from '../relay/relay-messages.ts'
import { startFileTask } from '../tasks/start-file-task.ts'
import { latestBackup } from './backups.ts'
import { askForCopy, type StopWords, saveCopy, tellNotCopied, waitingAt } from './copy-dialog.ts'
import type { Place } from './place-watch.ts'
import { type RemedyKit, sourceFor, whenOf } from './remedy.ts'
import { watchCopy } from './watch-copy.ts'

// What the user is told, and offered, when something is the matter with a file ([D25], [D26]). Nothing here replaces a
// file: what is rescued becomes a copy, at a place that the user names.

/** Tells why a file could not be opened, and offers what helps. The file to open in its place; null if there is none. */
export async function tellFailure(
  file: string,
  failure: OpenFailure | null,
  kit: RemedyKit,
): Promise<string | null> {
  const { say } = kit
  const source = await sourceFor(file, failure, kit)
  const offers = source ? [source.offer] : []
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: say('openFailed', { file: path.basename(file) }),
    detail: [failure?.sentence ?? say('openFailedUnknown'), source?.explain ?? ''].join(' ').trim(),
    ...(source ? { buttons: [...offers, say('close')], defaultId: 0, cancelId: 1 } : {}),
  })
  return source && response === 0
    ? copyFrom(BrowserWindow.getFocusedWindow(), source.from, file, kit)
    : null
}

/** After the app had ended without closing the file: it is whole, and the backup is there as well. */
export async function offerAfterCrash(open: OpenDossier, kit: RemedyKit): Promise<string | null> {
  const { say } = kit
  const backup = await latestBackup(kit.folder, open.relay.address.dossier)
  if (backup === null) return null
  const { response } = await dialog.showMessageBox(open.window, {
    type: 'info',
    message: say('crashed', { file: path.basename(open.file) }),
    detail: say('crashedExplain', { when: whenOf(backup, kit.locale) }),
    buttons: [say('goOn'), say('openBackup')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1 ? copyFrom(open.window, backup.file, open.file, kit) : null
}

/** The file of an open dossier has lost its place: nothing is lost yet, and a copy can be saved. */
export async function tellPlace(open: OpenDossier, place: Place, say: Say): Promise<void> {
  if (place === 'here' || open.window.isDestroyed()) return
  const { response } = await dialog.showMessageBox(open.window, {
    type: 'warning',
    message: say(place === 'gone' ? 'placeGone' : 'placeOther', { file: open.file }),
    detail: say('placeExplain'),
    buttons: [say('saveCopy'), say('notNow')],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) await saveCopy(open, say)
}

/** Of a copy that opens when it is there. */
const RESCUING: StopWords = { explain: 'rescueExplain', stop: 'copyStop' }

/** The copy, where the user wants it; null if there is none, which is told unless the user gave it up. */
async function copyFrom(
  window: BrowserWindow | null,
  from: string,
  file: string,
  { locale, say }: RemedyKit,
): Promise<string | null> {
  // A file that is copied because of its place is not offered the same place again.
  const folder = from === file ? app.getPath('documents') : path.dirname(file)
  const to = await askForCopy(window, path.join(folder, path.basename(file)), say)
  if (to === null) return null
  const task = startFileTask({ kind: 'copy', from, to, locale })
  const end = await watchCopy(task, waitingAt(window, to, say, RESCUING))
  if (end === null) return null
  if (end.kind === 'done') return to
  await tellNotCopied(window, end.kind === 'refused' ? end.sentence : null, say)
  return null
}

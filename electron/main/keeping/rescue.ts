import path from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import type { Locale } from '../../../shared/messages/locales.ts'
import type { OpenWindow } from '../dossiers/dossier-windows.ts'
import type { RecentFiles } from '../memory/recent-files.ts'
import type { Say } from '../messages.ts'
import type { OpenFailure } from '../relay/relay-messages.ts'
import { startFileTask } from '../tasks/start-file-task.ts'
import { type Backup, latestBackup } from './backups.ts'
import { askForCopy, type StopWords, saveCopy, tellNotCopied, waitingAt } from './copy-dialog.ts'
import type { Place } from './place-watch.ts'
import { watchCopy } from './watch-copy.ts'

// What the user is told, and offered, when something is the matter with a file ([D25], [D26]). Nothing here replaces a
// file: what is rescued becomes a copy, at a place that the user names.

export type RescueKit = {
  readonly recent: Pick<RecentFiles, 'list'>
  /** Where backups are. */
  readonly folder: string
  readonly locale: Locale
  readonly say: Say
}

/** Tells why a file could not be opened, and offers what helps. The file to open in its place; null if there is none. */
export async function tellFailure(
  file: string,
  failure: OpenFailure | null,
  kit: RescueKit,
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
export async function offerAfterCrash(open: OpenWindow, kit: RescueKit): Promise<string | null> {
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
export async function tellPlace(open: OpenWindow, place: Place, say: Say): Promise<void> {
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

type Source = { readonly from: string; readonly offer: string; readonly explain: string }

async function sourceFor(
  file: string,
  failure: OpenFailure | null,
  { recent, folder, locale, say }: RescueKit,
): Promise<Source | null> {
  if (failure?.remedy === 'copy')
    return { from: file, offer: say('copyElsewhere'), explain: say('copyElsewhereExplain') }
  if (failure?.remedy !== 'backup') return null
  const known = (await recent.list()).find((one) => one.file === file)
  const backup = known ? await latestBackup(folder, known.dossier) : null
  return (
    backup && {
      from: backup.file,
      offer: say('openBackup'),
      explain: say('backupThere', { when: whenOf(backup, locale) }),
    }
  )
}

/** Of a copy that opens when it is there. */
const RESCUING: StopWords = { explain: 'rescueExplain', stop: 'copyStop' }

/** The copy, where the user wants it; null if there is none, which is told unless the user gave it up. */
async function copyFrom(
  window: BrowserWindow | null,
  from: string,
  file: string,
  { locale, say }: RescueKit,
): Promise<string | null> {
  const to = await askForCopy(window, file, say)
  if (to === null) return null
  const task = startFileTask({ kind: 'copy', from, to, locale })
  const end = await watchCopy(task, waitingAt(window, to, say, RESCUING))
  if (end === null) return null
  if (end.kind === 'done') return to
  await tellNotCopied(window, end.kind === 'refused' ? end.sentence : null, say)
  return null
}

function whenOf({ at }: Backup, locale: Locale): string {
  const language = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

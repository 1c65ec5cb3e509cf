import path from 'node:path'
import { app, type BrowserWindow, shell as desktop, dialog } from 'electron'
import type { Attending } from '../attention/attention.ts'
import { copyDiagnostics } from '../diagnosis/diagnosis.ts'
import type { FaultLog } from '../diagnosis/fault-log.ts'
import type { DossierWindows } from '../dossiers/dossier-windows.ts'
import type { Files } from '../dossiers/files.ts'
import { saveCopy } from '../keeping/copy-dialog.ts'
import type { Memory } from '../memory/memory.ts'
import type { Vault } from '../memory/vault.ts'
import type { Say } from '../messages.ts'
import type { RoomWindows } from '../room/room-windows.ts'
import { showRoom } from '../room/show-room.ts'
import type { RemoteWindows } from '../sharing/remote-windows.ts'
import type { StartWindow } from '../starting/start-window.ts'
import type { UpdateDesk } from '../updating/update-desk.ts'
import { negotiationOf } from './front.ts'
import type { MenuActions } from './menu-template.ts'

export type ActionSurroundings = {
  readonly windows: DossierWindows
  readonly remotes: RemoteWindows
  readonly rooms: RoomWindows
  readonly kept: Pick<Memory, 'seats' | 'sessions'>
  readonly files: Files
  readonly start: StartWindow
  readonly attention: Attending
  readonly updates: UpdateDesk
  readonly vault: Pick<Vault, 'isAvailable'>
  readonly log: FaultLog
  readonly logFolder: string
  readonly say: Say
  /** The windows of all negotiations. */
  all(): readonly BrowserWindow[]
}

/** What the entries of the menu do that are the app's own. */
export function menuActions(around: ActionSurroundings): MenuActions {
  const { windows, remotes, rooms, files, start, attention, updates, log, logFolder, say, all } =
    around
  const ofRoom = (window: BrowserWindow | null) => negotiationOf(window, rooms)
  return {
    start: (place) => start.open(place),
    open: files.ask,
    openFile: files.open,
    openSample: files.openSample,
    showRoom: (window) => showRoom(ofRoom(window), around),
    newWindow: async (window) => {
      const negotiation = ofRoom(window)
      const open = negotiation && (await windows.whenOpen(negotiation.webContents))
      if (open) return windows.openAnother(open)
      await dialog.showMessageBox({ type: 'info', message: say('newWindowNotHost') })
    },
    beQuiet: attention.beQuiet,
    copyDiagnostics: async () => {
      const counts = { windows: windows.shown().length, guests: remotes.all().length }
      const relays = windows.all().filter(({ relay }) => relay.pid !== null).length
      const keepsSecrets = await around.vault.isAvailable()
      await copyDiagnostics(log, { ...counts, relays, keepsSecrets })
      await dialog.showMessageBox({ type: 'info', message: say('diagnosticsCopied') })
    },
    checkUpdates: () => updates.look(true),
    showLicences: async () => {
      // A checkout makes the list when it is packaged.
      const folder = app.isPackaged ? process.resourcesPath : path.join(app.getAppPath(), 'out')
      const trouble = await desktop.openPath(path.join(folder, 'licences.txt'))
      if (trouble !== '') await dialog.showMessageBox({ type: 'info', message: say('noLicences') })
    },
    showLog: () => desktop.openPath(logFolder),
    saveCopy: (window) => {
      const negotiation = ofRoom(window)
      return saveCopy(negotiation && windows.of(negotiation.webContents), say)
    },
    close: async (window) => {
      const isLast = all().every((one) => one === window) && window !== start.window
      if (isLast) await start.open()
      window?.close()
    },
  }
}

import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import type { DossierWindows } from './dossier-windows.ts'
import type { Say } from './messages.ts'
import type { RecentFiles } from './recent-files.ts'

export type Files = {
  /** Opens a file in a window, or says in a dialog why not; whether it is open. */
  open(file: string): Promise<boolean>
  /** Asks for a file and opens it. */
  ask(): Promise<void>
  openSample(): Promise<boolean>
  /** Opens the file of last time ([D10]); false, and said if there was one, if it cannot be had. */
  openLatest(): Promise<boolean>
}

/** Opening of files: by dialog, by name, or what was open last; `opened` hears of each that is open. */
export function filesOf(
  windows: DossierWindows,
  recent: RecentFiles,
  say: Say,
  sampleFile: string,
  opened: () => void,
): Files {
  async function open(file: string, isSample: boolean): Promise<boolean> {
    const found = await windows.open(file, isSample)
    if (!found.ok) {
      await tellFailure(file, found.error, say)
      return false
    }
    opened()
    const { dossier, topic, members } = found.value.relay.address
    await recent.add({ file: found.value.file, dossier, topic, members, openedAt: Date.now() })
    return true
  }
  const openSample = () => open(sampleFile, true)
  return {
    open: (file) => open(file, false),
    openSample,
    ask: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: say('openTitle'),
        defaultPath: app.getPath('documents'),
        filters: [{ name: say('openFilter'), extensions: ['penholder'] }],
        properties: ['openFile'],
      })
      const [file] = filePaths
      if (!canceled && file !== undefined) await open(file, false)
    },
    openLatest: async () => {
      const latest = await recent.latest()
      if (latest === null) return false
      // The start window lists it with what became of it: no dialog is needed for that.
      return latest.isThere && open(latest.file, false)
    },
  }
}

async function tellFailure(file: string, sentence: string | null, say: Say): Promise<void> {
  await dialog.showMessageBox({
    type: 'error',
    message: say('openFailed', { file: path.basename(file) }),
    detail: sentence ?? say('openFailedUnknown'),
  })
}

/** Tells that a window's relay is gone for good. */
export async function tellRelayLost(
  window: BrowserWindow,
  sentence: string | null,
  say: Say,
): Promise<void> {
  const detail = sentence === null ? {} : { detail: sentence }
  await dialog.showMessageBox(window, { type: 'error', message: say('relayLost'), ...detail })
}

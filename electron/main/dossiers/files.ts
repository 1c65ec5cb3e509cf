import { app, type BrowserWindow, dialog } from 'electron'
import type { RecentFiles } from '../memory/recent-files.ts'
import type { Say } from '../messages.ts'
import type { OpenFailure } from '../relay/relay-messages.ts'
import type { DossierWindows } from './dossier-windows.ts'

export type Files = {
  /** Opens a file in a window, or says in a dialog why not; whether it is open. */
  open(file: string): Promise<boolean>
  /** Asks for a file and opens it. */
  ask(): Promise<void>
  openSample(): Promise<boolean>
  /** Opens the file of last time ([D10]); false, and said if there was one, if it cannot be had. */
  openLatest(): Promise<boolean>
}

/** Tells why a file could not be opened; what is to be opened in its place, or null. */
export type Rescue = (file: string, failure: OpenFailure | null) => Promise<string | null>

/** Opening of files: by dialog, by name, or what was open last; `opened` hears of each that is open. */
export function filesOf(
  windows: DossierWindows,
  recent: RecentFiles,
  say: Say,
  sampleFile: string,
  opened: () => void,
  rescue: Rescue,
): Files {
  async function open(file: string, isSample: boolean): Promise<boolean> {
    const found = await windows.open(file, isSample)
    if (!found.ok) {
      if (found.error === 'givenUp') return false
      const instead = await rescue(file, found.error)
      return instead !== null && open(instead, false)
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

/** Tells that a window's relay is gone for good. */
export async function tellRelayLost(
  window: BrowserWindow,
  sentence: string | null,
  say: Say,
): Promise<void> {
  const detail = sentence === null ? {} : { detail: sentence }
  await dialog.showMessageBox(window, { type: 'error', message: say('relayLost'), ...detail })
}

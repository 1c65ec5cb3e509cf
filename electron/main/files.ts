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
  /** What a start without a file shows: the file of last time, else the sample. */
  openLatest(): Promise<boolean>
}

/** Opening of files: by dialog, by name, or what was open last. */
export function filesOf(
  windows: DossierWindows,
  recent: RecentFiles,
  say: Say,
  sampleFile: string,
): Files {
  async function open(file: string, isSample: boolean): Promise<boolean> {
    const opened = await windows.open(file, isSample)
    if (!opened.ok) {
      await tellFailure(file, opened.error, say)
      return false
    }
    await recent.add(opened.value.file)
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
      return (latest !== null && (await open(latest, false))) || openSample()
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

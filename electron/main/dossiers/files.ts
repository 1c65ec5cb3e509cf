import { app, type BrowserWindow, dialog } from 'electron'
import type { RecentFiles } from '../memory/recent-files.ts'
import type { Say } from '../messages.ts'
import type { OpenFailure } from '../relay/relay-messages.ts'
import { present } from '../windows/window.ts'
import type { DossierWindows } from './dossier-windows.ts'
import type { OpenDossier } from './open-dossier.ts'

export type Files = {
  /** Opens a file in a window, or says in a dialog why not; whether it is open. */
  open(file: string): Promise<boolean>
  /** Asks for a file and opens it. */
  ask(): Promise<void>
  openSample(): Promise<boolean>
  /** Opens the files that were open last time ([D10]); what cannot be opened is told, and stops no other. */
  openLeft(): Promise<void>
  /** A file was closed: those that stay are open the next time, and the last one of all is, too. */
  closed(): Promise<void>
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
  async function openFound(file: string, isSample: boolean): Promise<OpenDossier | null> {
    const found = await windows.open(file, isSample)
    if (!found.ok) {
      if (found.error === 'givenUp') return null
      const instead = await rescue(file, found.error)
      return instead === null ? null : openFound(instead, false)
    }
    opened()
    const { dossier, topic, members } = found.value.relay.address
    await recent.add({ file: found.value.file, dossier, topic, members, openedAt: Date.now() })
    return found.value
  }
  const open = async (file: string, isSample: boolean) => (await openFound(file, isSample)) !== null
  async function noteOpen(): Promise<void> {
    const staying = windows.staying()
    if (staying.length > 0) await recent.areOpen(staying.map(({ file }) => file))
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
    openLeft: async () => {
      const left = await recent.leftOpen()
      const openAll = (isThere: boolean) =>
        Promise.all(
          left.filter((one) => one.isThere === isThere).map(({ file }) => openFound(file, false)),
        )
      const [front, ...others] = (await openAll(true)).filter((one) => one !== null)
      // Of those that are gone the start window tells, where nothing else can be shown: no dialog is needed for that.
      if (front === undefined) return
      if (others.length > 0 && !front.window.isDestroyed()) present(front.window)
      await openAll(false)
      await noteOpen()
    },
    closed: noteOpen,
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

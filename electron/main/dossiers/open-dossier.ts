import type { BrowserWindow } from 'electron'
import type { RelayHost } from '../relay/relay-host.ts'
import { WindowSet } from '../windows/window-set.ts'

type Parts = Pick<OpenDossier, 'file' | 'isSample' | 'relay'> & {
  readonly window: BrowserWindow
}

/** A file that is open: it has one relay, and one window or several on it ([D7]). */
export class OpenDossier {
  readonly file: string
  /** Opened as the sample, to be looked around in. */
  readonly isSample: boolean
  readonly relay: RelayHost
  readonly windows: WindowSet<BrowserWindow>

  constructor({ file, isSample, relay, window }: Parts) {
    this.file = file
    this.isSample = isSample
    this.relay = relay
    this.windows = new WindowSet(window)
  }

  /** The window that the user looked at last. */
  get window(): BrowserWindow {
    return this.windows.front
  }
}

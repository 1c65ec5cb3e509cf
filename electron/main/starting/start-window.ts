import type { BrowserWindow, WebContents } from 'electron'
import { MENU_CHANNEL } from '../../../shared/protocol/ipc.ts'
import type { StartPlace } from '../../../shared/protocol/start-window.ts'
import { createWindow, loadApp, present } from '../windows/window.ts'

// The window that is there when no negotiation is open ([D22]): one, and gone as soon as there is something else to see.

const SIZE = { width: 960, height: 640 }

export class StartWindow {
  readonly #title: string
  #window: BrowserWindow | null = null

  constructor(title: string) {
    this.#title = title
  }

  /** Null while it is not open. */
  get window(): BrowserWindow | null {
    return this.#window
  }

  /** Opens it, or presents it, where somebody wants to begin; null for where it begins by itself, or is. */
  async open(place: StartPlace | null = null): Promise<void> {
    if (this.#window) {
      if (place !== null) this.#window.webContents.send(MENU_CHANNEL, place)
      return present(this.#window)
    }
    const window = createWindow({ bounds: SIZE, isMaximized: false }, { title: this.#title })
    this.#window = window
    window.once('closed', () => {
      this.#window = null
    })
    // One that is closed while it loads has nothing to say about it.
    await loadApp(window, place === null ? 'start' : `start=${place}`).catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
  }

  /** To be called when another window is there: without one, the app ends ([D12]). */
  close(): void {
    this.#window?.close()
  }

  has(contents: WebContents): boolean {
    return this.#window?.webContents === contents
  }
}

import type { BrowserWindow, WebContents } from 'electron'
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

  /** Opens it, or presents it. */
  async open(): Promise<void> {
    if (this.#window) return present(this.#window)
    const window = createWindow({ bounds: SIZE, isMaximized: false }, { title: this.#title })
    this.#window = window
    window.once('closed', () => {
      this.#window = null
    })
    // One that is closed while it loads has nothing to say about it.
    await loadApp(window, 'start').catch((error: unknown) => {
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

import { type BrowserWindow, screen, type WebContents } from 'electron'
import type { OpenWindow } from '../dossiers/dossier-windows.ts'
import type { DisplayChange } from '../windows/displays.ts'
import { createWindow, loadApp, present } from '../windows/window.ts'
import { roomPlace } from './room-place.ts'
import { RoomStand } from './room-stand.ts'

// The screens that all delegations look at, each beside the window of its dossier and no longer than it ([D27]). A room
// screen takes part as a screen: it is sent what all members have, and nothing else.

export type RoomWindow = {
  readonly open: OpenWindow
  readonly window: BrowserWindow
  readonly stand: RoomStand
}

export class RoomWindows {
  readonly #rooms = new Map<OpenWindow, RoomWindow>()

  /** Opens the room screen of a dossier, or presents the one it has. */
  async show(open: OpenWindow): Promise<void> {
    const known = this.#rooms.get(open)
    if (known) return present(known.window)
    const { state, fills } = roomPlace(
      screen.getAllDisplays().map(({ id, workArea }) => ({ id, area: workArea })),
      screen.getDisplayMatching(open.window.getBounds()).id,
    )
    const window = createWindow(state, { title: open.window.getTitle() })
    this.#rooms.set(open, { open, window, stand: new RoomStand(window, open.window, fills) })
    window.once('closed', () => this.#rooms.delete(open))
    if (fills !== null) window.once('ready-to-show', () => window.setFullScreen(true))
    await loadApp(window, 'host').catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
  }

  /** A display came or went, and the windows of the negotiations are within reach. */
  async displaysChanged(change: DisplayChange): Promise<void> {
    for (const { stand } of [...this.#rooms.values()]) await stand.displaysChanged(change, screen)
  }

  of(contents: WebContents): RoomWindow | null {
    return (
      [...this.#rooms.values()].find(
        ({ window }) => !window.isDestroyed() && window.webContents === contents,
      ) ?? null
    )
  }

  /** The relay is elsewhere now. */
  reload(open: OpenWindow): void {
    this.#rooms.get(open)?.window.webContents.reload()
  }

  /** The window of the dossier closes, and its relay with it. */
  close(open: OpenWindow): void {
    this.#rooms.get(open)?.window.close()
  }
}

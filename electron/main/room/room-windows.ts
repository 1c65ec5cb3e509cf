import { type BrowserWindow, powerSaveBlocker, screen, type WebContents } from 'electron'
import type { DisplayChange } from '../windows/displays.ts'
import { stayAwake } from '../windows/stay-awake.ts'
import { createWindow, loadApp, present } from '../windows/window.ts'
import type { RoomDoor } from './room-door.ts'
import { roomPlace } from './room-place.ts'
import { type OwnFrame, RoomStand } from './room-stand.ts'

// The screens that all delegations look at, each beside the window of its negotiation and no longer than it ([D27]). A
// room screen takes part as a screen: it is sent what all members have, and nothing else.

/** A negotiation that is open: a file of this machine, or the relay of others. */
type Beside = { readonly window: BrowserWindow }

type RoomWindow = {
  readonly door: RoomDoor
  readonly window: BrowserWindow
  readonly stand: RoomStand
}

export class RoomWindows {
  readonly #rooms = new Map<Beside, RoomWindow>()

  /** Presents the room screen of a negotiation; whether it has one. */
  present(beside: Beside): boolean {
    const known = this.#rooms.get(beside)
    if (known) present(known.window)
    return known !== undefined
  }

  /** Opens the room screen of a negotiation, or presents the one it has; `partition` as of a window ([D18]). */
  async show(beside: Beside, door: RoomDoor, partition?: string): Promise<void> {
    if (this.present(beside)) return
    const { state, fills } = roomPlace(
      screen.getAllDisplays().map(({ id, workArea }) => ({ id, area: workArea })),
      screen.getDisplayMatching(beside.window.getBounds()).id,
    )
    const title = beside.window.getTitle()
    const window = createWindow(state, { title, ...(partition === undefined ? {} : { partition }) })
    const stand = new RoomStand(window, frontOf(beside), fills)
    this.#rooms.set(beside, { door, window, stand })
    // A projector must not go dark while a room reads.
    const awake = stayAwake('prevent-display-sleep', powerSaveBlocker)
    awake(true)
    window.once('closed', () => {
      awake(false)
      this.#rooms.delete(beside)
    })
    if (fills !== null) window.once('ready-to-show', () => window.setFullScreen(true))
    await loadApp(window, 'host').catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
  }

  /** A display came or went, and the windows of the negotiations are within reach. */
  async displaysChanged(change: DisplayChange): Promise<void> {
    for (const { stand } of [...this.#rooms.values()]) await stand.displaysChanged(change, screen)
  }

  /** How the room screen whose page this is comes in; null for any other page. */
  doorOf(contents: WebContents): RoomDoor | null {
    return this.#of(contents)?.[1].door ?? null
  }

  /** The negotiation beside which the room screen stands whose page this is; null for any other page. */
  besideOf(contents: WebContents): Beside | null {
    return this.#of(contents)?.[0] ?? null
  }

  #of(contents: WebContents): [Beside, RoomWindow] | undefined {
    return [...this.#rooms].find(
      ([, { window }]) => !window.isDestroyed() && window.webContents === contents,
    )
  }

  /** The relay is elsewhere now. */
  reload(beside: Beside): void {
    this.#rooms.get(beside)?.window.webContents.reload()
  }

  /** The last window of the negotiation closes. */
  close(beside: Beside): void {
    this.#rooms.get(beside)?.window.close()
  }
}

/** The window of the negotiation that was looked at last, whichever it is by then. */
function frontOf(beside: Beside): OwnFrame {
  return {
    getBounds: () => beside.window.getBounds(),
    isDestroyed: () => beside.window.isDestroyed(),
    moveTop: () => beside.window.moveTop(),
  }
}

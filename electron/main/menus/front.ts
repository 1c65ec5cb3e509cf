import type { BrowserWindow } from 'electron'
import type { RoomWindows } from '../room/room-windows.ts'
import type { StartWindow } from '../starting/start-window.ts'

/** What the window in front is: a negotiation, its screen for the room, or the start window. */
export type Front = 'negotiation' | 'room' | 'start'

type Screens = Pick<RoomWindows, 'besideOf'>

/** The window of the negotiation that somebody means: with the room's screen in front, the one that it belongs to ([D38]). */
export function negotiationOf(window: BrowserWindow | null, rooms: Screens): BrowserWindow | null {
  return (window && rooms.besideOf(window.webContents)?.window) ?? window
}

/** What a window of the app is. */
export function frontOf(
  { webContents }: BrowserWindow,
  rooms: Screens,
  start: Pick<StartWindow, 'has'>,
): Front {
  if (start.has(webContents)) return 'start'
  return rooms.besideOf(webContents) ? 'room' : 'negotiation'
}

import { type Frame, putFrame, shapeOf } from './frame.ts'
import { type Area, broughtWithinReach } from './window-state.ts'

// Displays that come and go while windows are open ([D14], [D27]).

/** What is used of Electron's `screen`. */
export type Screen = {
  getAllDisplays(): readonly ScreenDisplay[]
  /** The one on which most of the area is, or which is nearest. */
  getDisplayMatching(area: Area): ScreenDisplay
  on(event: 'display-added', listener: (event: unknown, display: ScreenDisplay) => void): unknown
  on(event: 'display-removed' | 'display-metrics-changed', listener: () => void): unknown
}
type ScreenDisplay = { readonly id: number; readonly workArea: Area }

export type DisplayChange =
  | { readonly kind: 'added'; readonly id: number }
  | { readonly kind: 'removed' }
  /** Another resolution, scale or arrangement. */
  | { readonly kind: 'changed' }

/** Tells of each change, after those before it were dealt with. */
export function followDisplays(
  screen: Screen,
  changed: (change: DisplayChange) => Promise<void>,
): void {
  let dealtWith: Promise<void> = Promise.resolve()
  const tell = (change: DisplayChange): void => {
    dealtWith = dealtWith.then(() => changed(change)).catch(console.error)
  }
  screen.on('display-added', (_event, { id }) => tell({ kind: 'added', id }))
  screen.on('display-removed', () => tell({ kind: 'removed' }))
  screen.on('display-metrics-changed', () => tell({ kind: 'changed' }))
}

/** Brings a window back whose display is gone, in the shape that it had; one within reach stays where it is. */
export async function bringWithinReach(
  frame: Frame,
  screen: Pick<Screen, 'getAllDisplays'>,
): Promise<void> {
  if (frame.isDestroyed()) return
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const shape = shapeOf(frame)
  const bounds = broughtWithinReach(frame.getBounds(), shape !== 'window', areas)
  if (bounds !== null) await putFrame(frame, bounds, shape)
}

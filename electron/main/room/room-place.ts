import type { Area, WindowState } from '../windows/window-state.ts'

/** Where a room screen opens: it fills a display that the negotiation is not on; where there is none, it is a window. */
export type RoomPlace = { readonly state: WindowState; readonly isFull: boolean }

const SIZE = { width: 1280, height: 720 }

/** `areas` are the work areas of all displays, `own` that of the one on which the negotiation is ([D27]). */
export function roomPlace(areas: readonly Area[], own: Area): RoomPlace {
  const other = areas.find((area) => area.x !== own.x || area.y !== own.y)
  return other
    ? { state: { bounds: other, isMaximized: false }, isFull: true }
    : { state: { bounds: SIZE, isMaximized: false }, isFull: false }
}

import type { DisplayChange } from '../windows/displays.ts'
import { type Area, centredIn, type WindowState } from '../windows/window-state.ts'

export type Display = { readonly id: number; readonly area: Area }

/** Where a room screen opens: it fills a display that the negotiation is not on; where there is none, it is a window. */
export type RoomPlace = {
  readonly state: WindowState
  /** The display that it fills, by id; null if it is a window. */
  readonly fills: number | null
}

const SIZE = { width: 1280, height: 720 }

/** `own` is the display on which the negotiation is ([D27]). */
export function roomPlace(displays: readonly Display[], own: number): RoomPlace {
  const other = displays.find(({ id }) => id !== own)
  return other
    ? { state: { bounds: other.area, isMaximized: false }, fills: other.id }
    : { state: { bounds: SIZE, isMaximized: false }, fills: null }
}

/** How an open room screen stands: which display it fills, null if it is a window, and on which it is. */
export type RoomStanding = { readonly fills: number | null; readonly on: number }

export type RoomMove =
  | { readonly kind: 'stay' }
  | { readonly kind: 'fill'; readonly display: Display }
  | { readonly kind: 'window'; readonly bounds: Area }

const STAY: RoomMove = { kind: 'stay' }

/**
 * What an open room screen does when displays came or went. It fills one that comes, unless it stands on another one than the
 * negotiation already; from one that goes, or that the negotiation has come to, it goes to the next, or becomes a window: it
 * never covers the text.
 */
export function roomMove(
  change: DisplayChange,
  displays: readonly Display[],
  own: number,
  { fills, on }: RoomStanding,
): RoomMove {
  switch (change.kind) {
    case 'added': {
      const added = displays.find(({ id }) => id === change.id && id !== own)
      return added && fills === null && on === own ? { kind: 'fill', display: added } : STAY
    }
    case 'removed': {
      const isThere = displays.some(({ id }) => id === fills && id !== own)
      return fills === null || isThere ? STAY : awayFrom(own, displays)
    }
    case 'changed':
      return STAY
  }
}

function awayFrom(own: number, displays: readonly Display[]): RoomMove {
  const other = displays.find(({ id }) => id !== own)
  if (other) return { kind: 'fill', display: other }
  const [only] = displays
  return only ? { kind: 'window', bounds: centredIn(only.area, SIZE) } : STAY
}

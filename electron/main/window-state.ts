import * as v from 'valibot'

/** Place and size of a window, in the screen's own units; without x and y the system chooses. */
export type Bounds = {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
}
export type Area = Required<Bounds>

export const WindowState = v.object({
  bounds: v.object({
    x: v.exactOptional(v.number()),
    y: v.exactOptional(v.number()),
    width: v.number(),
    height: v.number(),
  }),
  isMaximized: v.boolean(),
})
export type WindowState = { readonly bounds: Bounds; readonly isMaximized: boolean }

export const MIN_SIZE = { width: 800, height: 560 }
export const FIRST_STATE: WindowState = {
  bounds: { width: 1440, height: 900 },
  isMaximized: false,
}

/** Enough of the title bar to take hold of. */
const GRIP = 80

/** The bounds made to fit a screen: no larger than it, and within reach, for a screen may be gone since. */
export function fitBounds(bounds: Bounds, areas: readonly Area[]): Bounds {
  const home = areas.find((area) => isWithinReach(bounds, area))
  const area = home ?? areas[0]
  if (area === undefined) return bounds
  const size = {
    width: clamp(bounds.width, MIN_SIZE.width, area.width),
    height: clamp(bounds.height, MIN_SIZE.height, area.height),
  }
  const isPlaced = home !== undefined && bounds.x !== undefined && bounds.y !== undefined
  return isPlaced ? { x: bounds.x, y: bounds.y, ...size } : size
}

function isWithinReach({ x, y, width }: Bounds, area: Area): boolean {
  if (x === undefined || y === undefined) return false
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return visibleWidth >= GRIP && y >= area.y && y <= area.y + area.height - GRIP
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), Math.max(most, least)))
}

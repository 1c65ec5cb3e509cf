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
  const [first] = areas
  if (first === undefined) return bounds
  const { x, y } = bounds
  const home = homeOf(bounds, areas)
  if (x === undefined || y === undefined || home === null) return fitSize(bounds, first)
  return { x, y, ...fitSize(bounds, home) }
}

/** The screen on which a window with these bounds is within reach; null if there is none, or the system places it. */
export function homeOf(bounds: Bounds, areas: readonly Area[]): Area | null {
  const { x, y } = bounds
  if (x === undefined || y === undefined) return null
  // Within reach at the size it will have, which may be less than the size that was kept.
  return areas.find((area) => isWithinReach({ x, y, ...fitSize(bounds, area) }, area)) ?? null
}

/**
 * Where an open window goes whose screen is gone: to the first that is there, no larger than it; null while it is within reach. One that
 * fills its screen is where its middle is, for systems let its edges stand out a little.
 */
export function broughtWithinReach(
  bounds: Area,
  fillsScreen: boolean,
  areas: readonly Area[],
): Area | null {
  const [first] = areas
  if (first === undefined) return null
  const isThere = areas.some((area) =>
    fillsScreen ? hasMiddleOf(area, bounds) : isWithinReach(bounds, area),
  )
  return isThere ? null : centredIn(first, bounds)
}

/** In the middle of the area, no larger than it. */
export function centredIn(area: Area, size: Size): Area {
  const { width, height } = fitSize(size, area)
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(Math.max(area.y, area.y + (area.height - height) / 2)),
    width,
    height,
  }
}

type Size = { readonly width: number; readonly height: number }

function fitSize(size: Size, area: Area): Size {
  return {
    width: clamp(size.width, MIN_SIZE.width, area.width),
    height: clamp(size.height, MIN_SIZE.height, area.height),
  }
}

function isWithinReach({ x, y, width }: Area, area: Area): boolean {
  const visibleWidth = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return visibleWidth >= GRIP && y >= area.y && y <= area.y + area.height - GRIP
}

function hasMiddleOf(area: Area, { x, y, width, height }: Area): boolean {
  const middle = { x: x + width / 2, y: y + height / 2 }
  return (
    middle.x >= area.x &&
    middle.x < area.x + area.width &&
    middle.y >= area.y &&
    middle.y < area.y + area.height
  )
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(Math.max(value, least), Math.max(most, least)))
}

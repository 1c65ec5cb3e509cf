import {
  type Area,
  type Bounds,
  fitBounds,
  homeOf,
  MIN_SIZE,
  type WindowState,
} from './window-state.ts'

// Where a window opens among those that are open already ([D14]): each of a cascade shows the title bar of the one before.

/** How far a window stands from the one that it would have covered, right and down. */
const STEP = 32
/** More windows than a screen has places for may cover one another. */
const MAX_STEPS = 100

export type Shown = {
  /** The windows of negotiations that are open. */
  readonly open: readonly WindowState[]
  /** The one of them that the user looks at; null if there is none. */
  readonly front: WindowState | null
}

/**
 * The place for the next window: the one that its negotiation had; where it never had one, a step from the window in
 * front; else that of the window which was closed last. Never exactly upon another.
 */
export function nextPlace(
  kept: WindowState | null,
  last: WindowState,
  { open, front }: Shown,
  areas: readonly Area[],
): WindowState {
  const wanted = kept ?? front ?? last
  const bounds = fitBounds(wanted.bounds, areas)
  const free = stepAside(
    bounds,
    open.map((one) => one.bounds),
    areas,
  )
  // A maximised window would lie upon the one that it stepped aside of.
  return { bounds: free, isMaximized: wanted.isMaximized && free === bounds }
}

function stepAside(bounds: Bounds, others: readonly Bounds[], areas: readonly Area[]): Bounds {
  const { x, y } = bounds
  const area = homeOf(bounds, areas)
  // Without a place of its own it is the system that finds one.
  if (x === undefined || y === undefined || area === null) return bounds
  let at: Area = { ...bounds, x, y }
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (!others.some((other) => covers(at, other))) return steps === 0 ? bounds : at
    at = stepIn(area, at)
  }
  return at
}

/** A step further within the screen, made smaller where its edge is near; from its corner where that is too small. */
function stepIn(area: Area, { x, y, width, height }: Area): Area {
  const next = { x: x + STEP, y: y + STEP }
  const room = {
    width: Math.min(width, area.x + area.width - next.x),
    height: Math.min(height, area.y + area.height - next.y),
  }
  return room.width < MIN_SIZE.width || room.height < MIN_SIZE.height
    ? { x: area.x, y: area.y, width, height }
    : { ...next, ...room }
}

/** Whether the title bars are so near to one another that one window cannot be told from the other. */
function covers(one: Area, { x, y }: Bounds): boolean {
  if (x === undefined || y === undefined) return false
  return Math.abs(one.x - x) < STEP / 2 && Math.abs(one.y - y) < STEP / 2
}

// Where the tour's card stands, so that it hides as little as possible of what it speaks of.

/** In pixels of the window, from its left and top. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
type Size = Pick<Box, 'width' | 'height'>

const GAP = 12

/**
 * Left and top of a card beside the part: below it, above it, at its left or right, wherever the whole card has room;
 * where it has room nowhere, in the lower middle of the window. Never beyond the window's edge.
 */
export function placeCard(part: Box | null, card: Size, window: Size): Pick<Box, 'left' | 'top'> {
  const inside = (left: number, top: number) => ({
    left: clamp(left, GAP, window.width - card.width - GAP),
    top: clamp(top, GAP, window.height - card.height - GAP),
  })
  const middle = (window.width - card.width) / 2
  if (part === null) return inside(middle, window.height)
  const below = part.top + part.height + GAP
  const above = part.top - card.height - GAP
  const before = part.left - card.width - GAP
  const after = part.left + part.width + GAP
  if (below + card.height + GAP <= window.height) return inside(part.left, below)
  if (above >= GAP) return inside(part.left, above)
  if (before >= GAP) return inside(before, part.top)
  if (after + card.width + GAP <= window.width) return inside(after, part.top)
  return inside(middle, window.height)
}

/** Within the bounds; the lower one if they cross. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** The part of a box that can be seen in the window; null if nothing can. */
export function visibleBox(box: Box, window: Size): Box | null {
  const left = Math.max(box.left, 0)
  const top = Math.max(box.top, 0)
  const width = Math.min(box.left + box.width, window.width) - left
  const height = Math.min(box.top + box.height, window.height) - top
  return width > 0 && height > 0 ? { left, top, width, height } : null
}

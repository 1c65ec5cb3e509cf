import { useCallback, useSyncExternalStore } from 'react'
import { type Box, visibleBox } from './card-place.ts'

type Shown = {
  readonly part: Box | null
  readonly width: number
  readonly height: number
}

/**
 * Where the first of the places is that can be seen, and how large the window is. Parts arrive late, scroll and
 * change: they are looked at once a frame, as long as somebody watches.
 */
export function useShownPart(places: readonly string[]): Shown {
  const subscribe = useCallback(
    (listener: () => void) => {
      let last = keyOf(places)
      const look = (): void => {
        const key = keyOf(places)
        if (key !== last) listener()
        last = key
        frame = requestAnimationFrame(look)
      }
      let frame = requestAnimationFrame(look)
      return () => cancelAnimationFrame(frame)
    },
    [places],
  )
  // A snapshot must be the same value until something changes: a sentence is, an object is not.
  const key = useSyncExternalStore(subscribe, () => keyOf(places))
  const [width = 0, height = 0, left, top, wide, high] = key.split(' ').map(Number)
  const isFound = left !== undefined && top !== undefined && wide !== undefined
  const part = isFound ? { left, top, width: wide, height: high ?? 0 } : null
  return { part, width, height }
}

function keyOf(places: readonly string[]): string {
  const { innerWidth: width, innerHeight: height } = window
  const found = places
    .map((place) => document.querySelector(place)?.getBoundingClientRect())
    .map((box) => (box ? visibleBox(box, { width, height }) : null))
    .find((box) => box !== null)
  const numbers = found ? [found.left, found.top, found.width, found.height] : []
  return [width, height, ...numbers].map(Math.round).join(' ')
}

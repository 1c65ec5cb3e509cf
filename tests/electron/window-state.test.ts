import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Area,
  type Bounds,
  fitBounds,
  MIN_SIZE,
} from '../../electron/main/windows/window-state.ts'

const LEFT: Area = { x: 0, y: 0, width: 1920, height: 1040 }
const RIGHT: Area = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('where a window comes back', () => {
  it('[D14] a window stays where it was on any screen that is still there', () => {
    const bounds: Bounds = { x: 2000, y: 50, width: 1000, height: 700 }
    expect(fitBounds(bounds, [LEFT, RIGHT])).toEqual(bounds)
  })

  it('[D14] a window of a screen that is gone is placed by the system', () => {
    const bounds: Bounds = { x: 2000, y: 50, width: 1000, height: 700 }
    expect(fitBounds(bounds, [LEFT])).toEqual({ width: 1000, height: 700 })
  })

  it('[D14] a window is never larger than its screen', () => {
    const fitted = fitBounds({ x: 0, y: 0, width: 4000, height: 3000 }, [LEFT, RIGHT])
    expect(fitted).toEqual({ x: 0, y: 0, width: 1920, height: 1040 })
  })

  it('[D14] a window that would be out of reach once it is made to fit is placed by the system', () => {
    const bounds: Bounds = { x: -5000, y: 0, width: 6000, height: 700 }
    expect(fitBounds(bounds, [LEFT])).toEqual({ width: 1920, height: 700 })
  })

  it('[D14] whatever was kept, the title bar is within reach and the size is usable', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 })
    const kept = fc.record({ x: number, y: number, width: number, height: number })
    fc.assert(
      fc.property(kept, (bounds) => {
        const { x, y, width, height } = fitBounds(bounds, [LEFT])
        expect(width).toBeGreaterThanOrEqual(MIN_SIZE.width)
        expect(height).toBeGreaterThanOrEqual(MIN_SIZE.height)
        if (x === undefined || y === undefined) return
        expect(x).toBeLessThan(LEFT.width)
        expect(x + width).toBeGreaterThan(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThan(LEFT.height)
      }),
      { seed: 14, numRuns: 1000 },
    )
  })
})

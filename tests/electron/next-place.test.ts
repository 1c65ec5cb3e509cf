import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowPlaces } from '../../electron/main/memory/window-places.ts'
import { nextPlace } from '../../electron/main/windows/next-place.ts'
import {
  type Area,
  FIRST_STATE,
  fitBounds,
  MIN_SIZE,
  type WindowState,
} from '../../electron/main/windows/window-state.ts'

const SCREEN: Area = { x: 0, y: 0, width: 1920, height: 1040 }
const RIGHT: Area = { x: 1920, y: 0, width: 1280, height: 1024 }

const at = (x: number, y: number, width = 1200, height = 800): WindowState => ({
  bounds: { x, y, width, height },
  isMaximized: false,
})
const shown = (...open: readonly WindowState[]) => ({ open, front: open.at(-1) ?? null })

describe('where the next window opens', () => {
  it('[D14] where its negotiation was seen last, on whichever screen', () => {
    const kept = at(2000, 40, 1000, 700)
    expect(nextPlace(kept, at(0, 0), shown(at(10, 10)), [SCREEN, RIGHT])).toEqual(kept)
    const maximized = { ...kept, isMaximized: true }
    expect(nextPlace(maximized, at(0, 0), shown(), [SCREEN, RIGHT])).toEqual(maximized)
  })

  it('[D14] a new one is a step from the window in front; with none, where the last one closed', () => {
    expect(nextPlace(null, at(500, 0), shown(at(10, 10)), [SCREEN])).toEqual(at(42, 42))
    expect(nextPlace(null, at(500, 0), shown(), [SCREEN])).toEqual(at(500, 0))
    expect(nextPlace(null, FIRST_STATE, shown(), [SCREEN])).toEqual(FIRST_STATE)
  })

  it('[D14] steps aside of a window that is there, and of those on the way', () => {
    const kept = at(100, 100)
    const others = shown(at(102, 99), at(132, 132), at(600, 0))
    expect(nextPlace(kept, at(0, 0), others, [SCREEN])).toEqual(at(164, 164))
  })

  it('[D14] does not maximise one that stepped aside: it would cover the other', () => {
    const front = { ...at(10, 10), isMaximized: true }
    expect(nextPlace(null, FIRST_STATE, shown(front), [SCREEN])).toEqual(at(42, 42))
    expect(nextPlace(front, FIRST_STATE, shown(front), [SCREEN])).toEqual(at(42, 42))
  })

  it('[D14] gets smaller at the edge of the screen, and begins anew at its corner', () => {
    const wide = at(0, 0, 1920, 1040)
    expect(nextPlace(null, FIRST_STATE, shown(wide), [SCREEN])).toEqual(at(32, 32, 1888, 1008))
    const low = at(1100, 470, 810, 565)
    expect(nextPlace(null, FIRST_STATE, shown(low), [SCREEN])).toEqual(at(0, 0, 810, 565))
  })

  it('[D14] twelve in a row are all apart, whole on the screen and of a usable size', () => {
    const inside = fc.record({
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 400 }),
      width: fc.integer({ min: MIN_SIZE.width, max: 1920 }),
      height: fc.integer({ min: MIN_SIZE.height, max: 1040 }),
    })
    fc.assert(
      fc.property(inside, (first) => {
        const open: WindowState[] = [{ bounds: first, isMaximized: false }]
        while (open.length < 12) open.push(nextPlace(null, FIRST_STATE, shown(...open), [SCREEN]))
        const corners = open.map(({ bounds }) => `${bounds.x} ${bounds.y}`)
        expect(new Set(corners).size).toBe(12)
        for (const { bounds } of open.slice(1)) {
          expect(fitBounds(bounds, [SCREEN])).toEqual(bounds)
          expect(bounds.width).toBeGreaterThanOrEqual(MIN_SIZE.width)
          expect(bounds.height).toBeGreaterThanOrEqual(MIN_SIZE.height)
        }
      }),
    )
  })
})

describe('the places that are kept', () => {
  it('[D14] are one of each negotiation; a new one is told where the last was', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-'))
    const places = windowPlaces(path.join(folder, 'windows.json'))
    expect(await places.find('/a')).toEqual({ kept: null, last: FIRST_STATE })
    await places.keep('/a', at(1, 1))
    await places.keep('/b', at(2, 2))
    await places.keep('/a', at(3, 3))
    expect(await places.find('/a')).toEqual({ kept: at(3, 3), last: at(3, 3) })
    expect(await places.find('/b')).toEqual({ kept: at(2, 2), last: at(3, 3) })
    expect(await places.find('/c')).toEqual({ kept: null, last: at(3, 3) })
  })
})

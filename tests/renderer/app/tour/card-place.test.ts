import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, placeCard, visibleBox } from '../../../../renderer/app/tour/card-place.ts'

const WINDOW = { width: 1024, height: 700 }
const CARD = { width: 352, height: 190 }

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  width,
  height,
})

describe('[D30] the card stands', () => {
  it.each([
    ['below a part that leaves room there', box(300, 100, 200, 100), { left: 300, top: 212 }],
    ['within the window, below one at its edge', box(900, 100, 124, 90), { left: 660, top: 202 }],
    ['above one at the foot', box(300, 500, 200, 190), { left: 300, top: 298 }],
    ['before one as tall as the window', box(700, 48, 324, 640), { left: 336, top: 48 }],
    ['after one as tall as the window', box(0, 48, 324, 640), { left: 336, top: 48 }],
    ['over one that fills the window', box(0, 0, 1024, 700), { left: 336, top: 498 }],
    ['in the lower middle where there is none', null, { left: 336, top: 498 }],
  ])('%s', (_where, part, place) => {
    expect(placeCard(part, CARD, WINDOW)).toEqual(place)
  })

  it('never beyond the edge of a window that it fits into', () => {
    const length = fc.integer({ min: 0, max: 3000 })
    const part = fc.record({ left: length, top: length, width: length, height: length })
    fc.assert(
      fc.property(
        part,
        fc.record({ width: fc.integer({ min: 380 }), height: fc.integer({ min: 220 }) }),
        (of, size) => {
          const { left, top } = placeCard(visibleBox(of, size), CARD, size)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(top).toBeGreaterThanOrEqual(0)
          expect(left + CARD.width).toBeLessThanOrEqual(size.width)
          expect(top + CARD.height).toBeLessThanOrEqual(size.height)
        },
      ),
    )
  })

  it('beside what of a part can be seen', () => {
    expect(visibleBox(box(-20, 600, 100, 400), WINDOW)).toEqual(box(0, 600, 80, 100))
    expect(visibleBox(box(0, 700, 100, 400), WINDOW)).toBeNull()
    expect(visibleBox(box(0, 0, 0, 0), WINDOW)).toBeNull()
  })
})

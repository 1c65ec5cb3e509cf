import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placesOf, spanSeen } from '../../../../renderer/panels/positions/grid/grid-window.ts'

const seen = fc.record({
  from: fc.integer({ min: 0, max: 9000 }),
  length: fc.integer({ min: 1, max: 1200 }),
  size: fc.integer({ min: 8, max: 60 }),
})
const margin = fc.integer({ min: 1, max: 12 })

it('[Q13] every place that is seen is drawn, and not many more', () => {
  fc.assert(
    fc.property(seen, fc.nat(400), margin, ({ from, length, size }, count, beyond) => {
      const { first, until } = spanSeen({ from, length, size }, count, beyond)
      for (let place = 0; place < count; place++) {
        const isSeen = (place + 1) * size > from && place * size < from + length
        if (isSeen) expect(place >= first && place < until).toBe(true)
      }
      expect(until - first).toBeLessThanOrEqual(Math.ceil(length / size) + 1 + 4 * beyond)
    }),
  )
})

it('[Q13] what is drawn stays the same for small steps', () => {
  const at = (from: number) => spanSeen({ from, length: 600, size: 30 }, 400, 8)
  expect(at(3030)).toEqual(at(3060))
  expect(at(3030)).not.toEqual(at(3600))
})

it('[Q13] what has the focus stays drawn wherever one scrolls', () => {
  const span = { first: 8, until: 11 }
  expect(placesOf(span, null)).toEqual([8, 9, 10])
  expect(placesOf(span, 9)).toEqual([8, 9, 10])
  expect(placesOf(span, 3)).toEqual([3, 8, 9, 10])
  expect(placesOf(span, 40)).toEqual([8, 9, 10, 40])
})

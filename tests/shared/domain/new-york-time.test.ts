import { describe, expect, it } from 'vitest'
import { newYorkClock, newYorkTime } from '../../../shared/domain/new-york-time.ts'

describe('[K14] the time in New York', () => {
  it('is four hours behind in summer and five in winter', () => {
    expect(newYorkTime('2020-03-27T18:00')).toBe(Date.UTC(2020, 2, 27, 22))
    expect(newYorkTime('2020-01-27T18:00')).toBe(Date.UTC(2020, 0, 27, 23))
  })

  it('knows the hour that is left out, and takes the first of the one that comes twice', () => {
    expect(newYorkTime('2026-03-08T02:30')).toBeNull()
    expect(newYorkTime('2026-03-08T01:59')).toBe(Date.UTC(2026, 2, 8, 6, 59))
    expect(newYorkTime('2026-03-08T03:00')).toBe(Date.UTC(2026, 2, 8, 7))
    expect(newYorkTime('2026-11-01T01:30')).toBe(Date.UTC(2026, 10, 1, 5, 30))
    expect(newYorkTime('2026-11-01T02:00')).toBe(Date.UTC(2026, 10, 1, 7))
  })

  it.each(['', 'now', '2020-13-01T00:00', '2020-02-30T12:00', '2020-03-27T25:00', '2020-03-27'])(
    'is nothing for %j',
    (text) => expect(newYorkTime(text)).toBeNull(),
  )

  it('and what its clocks show lead to each other, every hour of a year but the one that comes twice', () => {
    const start = Date.UTC(2026, 0, 1)
    const astray = Array.from({ length: 365 * 24 }, (_, hour) => start + hour * 3_600_000).filter(
      (at) => newYorkTime(newYorkClock(at)) !== at,
    )
    expect(astray).toEqual([Date.UTC(2026, 10, 1, 6)])
  })
})

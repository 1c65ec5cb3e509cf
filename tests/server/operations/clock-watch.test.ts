import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchClock } from '../../../server/operations/clock-watch.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('[M4] tells each jump of the wall clock once, forwards and back, and no small step', () => {
  let wall = 1_600_000_000_000
  let steady = 5
  const jumps: number[] = []
  const stop = watchClock({ wall: () => wall, steady: () => steady }, (ms) => jumps.push(ms))
  const pass = (wallMs: number, steadyMs: number) => {
    wall += wallMs
    steady += steadyMs
    vi.advanceTimersByTime(1000)
  }
  pass(1000, 1000)
  pass(4000, 1000) // A time server's step.
  expect(jumps).toEqual([])
  pass(3_601_000, 1000)
  pass(1000, 1000)
  expect(jumps).toEqual([3_600_000])
  pass(-7_199_000, 1000)
  expect(jumps).toEqual([3_600_000, -7_200_000])
  // A process that was stopped for a minute has seen both clocks go on.
  pass(60_000, 60_000)
  expect(jumps).toHaveLength(2)
  stop()
  pass(9_000_000, 1000)
  expect(jumps).toHaveLength(2)
})

import { describe, expect, it } from 'vitest'
import { runText } from '../../fuzz/text-run.ts'

describe('honest work at once', () => {
  let restored = 0
  for (const seed of [1, 2, 3, 7, 9, 31, 101, 202]) {
    it(`[V2] [V5] [V11] all laws hold, whatever the order of arrival (seed ${seed})`, () => {
      const run = runText(seed, 500)
      expect(run.faults).toEqual([])
      expect(run.actions).toBeGreaterThan(150)
      expect(run.proposals).toBeGreaterThan(20)
      restored += run.restored
    })
  }

  it('[T25] the pen has gone back to former versions in the midst of it', () => {
    expect(restored).toBeGreaterThan(0)
  })
})

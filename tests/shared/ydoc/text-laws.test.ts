import { describe, expect, it } from 'vitest'
import { runText } from '../../fuzz/text-run.ts'

describe('honest work at once', () => {
  for (const seed of [1, 2, 3, 7, 9, 31, 101, 202]) {
    it(`[V2] [V5] [V11] all laws hold, whatever the order of arrival (seed ${seed})`, () => {
      const run = runText(seed, 500)
      expect(run.faults).toEqual([])
      expect(run.actions).toBeGreaterThan(150)
      expect(run.proposals).toBeGreaterThan(20)
      expect(run.restored).toBeGreaterThan(0)
    })
  }
})

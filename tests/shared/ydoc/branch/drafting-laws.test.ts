import { describe, expect, it } from 'vitest'
import { runDrafting } from './random-drafting.ts'

describe('drafting beside others', () => {
  for (const seed of [3, 9, 20, 27, 36, 60, 71, 114]) {
    it(`[B1] [B4] [B6] nothing leaks, all that is tabled is let through and reads as drafted (seed ${seed})`, () => {
      const run = runDrafting(seed, 300)
      expect(run.faults).toEqual([])
      expect(run.tabled).toBeGreaterThan(10)
    })
  }
})

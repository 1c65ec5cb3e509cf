import { describe, expect, it } from 'vitest'
import { runHonestRoom } from './honest-room.ts'
import { RECORDS_ALONE } from './mutated-records.ts'
import { runMutations } from './mutated-room.ts'

// A few seeds on every check; `npm run fuzz` runs many.

describe('[G14] honest people at work at once', () => {
  for (const seed of [1, 2, 7]) {
    it(`are refused for a race and for nothing else, and all read the same (seed ${seed})`, () => {
      const { updates, merged, dearest, faults } = runHonestRoom(seed, 700)
      expect(faults).toEqual([])
      expect(updates).toBeGreaterThan(100)
      expect(merged).toBeGreaterThan(5)
      expect(dearest).toBeLessThan(5000)
    })
  }
})

describe('[G12] broken and made-up updates', () => {
  for (const seed of [1, 2]) {
    it(`leave nothing pending and change nothing of others (seed ${seed})`, () => {
      const { accepted, refused, faults } = runMutations(seed, 600)
      expect(faults).toEqual([])
      expect(accepted).toBeGreaterThan(30)
      expect(Object.keys(refused).length).toBeGreaterThan(10)
    })
  }
  it('[G18] leave nothing but remarks of its own where records alone are kept', () => {
    const { accepted, refused, faults } = runMutations(3, 1500, RECORDS_ALONE)
    expect(faults).toEqual([])
    expect(accepted).toBeGreaterThan(100)
    expect(Object.keys(refused).length).toBeGreaterThan(8)
  })
})

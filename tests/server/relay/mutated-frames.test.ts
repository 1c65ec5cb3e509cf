import { expect, it } from 'vitest'
import { runFrames } from './mutated-frames.ts'
import { runSealedFrames } from './mutated-sealed-frames.ts'

it('[R10] [G1] answers broken frames, and nothing of others is changed by one', async () => {
  const { accepted, refused, faults } = await runFrames(7, 20_000)
  expect(faults).toEqual([])
  expect(accepted).toBeGreaterThan(50)
  expect(Object.keys(refused).length).toBeGreaterThan(5)
})

it('[E13] answers broken frames in a room that it cannot read, and keeps and tells what it took', async () => {
  const { accepted, refused, faults } = await runSealedFrames(7, 20_000)
  expect(faults).toEqual([])
  expect(accepted).toBeGreaterThan(1000)
  expect(Object.keys(refused)).toEqual(expect.arrayContaining(['malformed', 'gap']))
})

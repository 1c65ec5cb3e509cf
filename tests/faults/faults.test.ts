import { describe, expect, it } from 'vitest'
import { FAULTS, SHORT } from './all-faults.ts'

// A short form of `npm run faults`: each fault once or a few times. How soon it is over, `npm run faults` measures; here it
// must only be over.

describe.concurrent('[R1] [R6] [S8] the relay under faults', () => {
  it.each(FAULTS)('$name', async ({ lacks, run }) => {
    const missing = (await lacks?.()) ?? null
    if (missing !== null) return console.info(`Not tried: ${missing}.`)
    const { passed, measured } = await run({ program: 'source', ...SHORT, healedMs: 120_000 })
    expect(passed, measured).toBe(true)
  })
})

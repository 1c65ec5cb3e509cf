import { describe, expect, it } from 'vitest'
import { FAULTS, SHORT } from './all-faults.ts'

// A short form of `npm run faults`: each fault once or a few times.

describe.concurrent('[R1] [R6] [S8] the relay under faults', () => {
  it.each(FAULTS)('$name: $criterion', async ({ lacks, run }) => {
    const missing = (await lacks?.()) ?? null
    if (missing !== null) return console.info(`Not tried: ${missing}.`)
    const { passed, measured } = await run({ program: 'source', ...SHORT })
    expect(passed, measured).toBe(true)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Place, watchPlace } from '../../electron/main/keeping/place-watch.ts'

let found: string | null | Error
let told: Place[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  found = 'one'
  told = []
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

async function watch(): Promise<void> {
  stop = watchPlace('/a', {
    onChange: (place) => told.push(place),
    identify: async () => {
      if (found instanceof Error) throw found
      return found
    },
    everyMs: 10,
  })
  await vi.advanceTimersByTimeAsync(0)
}
async function meet(what: typeof found): Promise<void> {
  found = what
  await vi.advanceTimersByTimeAsync(30)
}

describe('the place of an open file', () => {
  it('[D26] is told once when it is empty, when it is taken by another, and when the file is back', async () => {
    await watch()
    await meet('one')
    expect(told).toEqual([])
    await meet(null)
    await meet('two')
    await meet('one')
    expect(told).toEqual(['gone', 'other', 'here'])
  })

  it('[D26] is not given up because a share does not answer', async () => {
    await watch()
    await meet(new Error('EHOSTDOWN'))
    await meet('one')
    expect(told).toEqual([])
  })

  it('[D35] is judged after a sleep only when a share had time to come back', async () => {
    await watch()
    vi.setSystemTime(Date.now() + 8 * 60 * 60_000)
    await meet(null)
    await meet('one')
    expect(told).toEqual([])
    // What is gone is told all the same.
    vi.setSystemTime(Date.now() + 8 * 60 * 60_000)
    await meet(null)
    await meet(null)
    expect(told).toEqual(['gone'])
  })

  it('[D26] is looked at no more when the file is closed', async () => {
    await watch()
    stop()
    await meet(null)
    expect(told).toEqual([])
  })
})

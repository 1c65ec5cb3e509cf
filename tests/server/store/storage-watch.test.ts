import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StoreFault } from '../../../server/store/served/fault.ts'
import { type StorageState, StorageWatch } from '../../../server/store/served/storage-watch.ts'

const FULL = new StoreFault({ message: 'database or disk is full', errcode: 13, code: null })
const DISK_IO = new StoreFault({ message: 'disk I/O error', errcode: 10 | (4 << 8), code: null })

describe('the watch over the disk', () => {
  let fault: Error | null
  let states: StorageState[]
  let watch: StorageWatch

  beforeEach(() => {
    vi.useFakeTimers()
    fault = null
    states = []
    watch = new StorageWatch({
      probe: async () => {
        if (fault) throw fault
      },
      onChange: (state) => states.push(state),
    })
  })
  afterEach(() => vi.useRealTimers())

  it('[S8] says what is the matter when a write fails, and that it works again when one succeeds', async () => {
    fault = FULL
    watch.failed(FULL)
    await vi.advanceTimersByTimeAsync(5000)
    expect(watch.state).toBe('full')
    fault = null
    await vi.advanceTimersByTimeAsync(1000)
    expect(states).toEqual(['full', 'ok'])
  })

  it('[S8] follows one trouble into the next', async () => {
    fault = DISK_IO
    watch.failed(FULL)
    await vi.advanceTimersByTimeAsync(1000)
    expect(states).toEqual(['full', 'failed'])
    fault = null
    await vi.advanceTimersByTimeAsync(1000)
    expect(watch.state).toBe('ok')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[S8] does not blame the disk for a fault of another kind', () => {
    watch.failed(new Error('the client id is leased already'))
    watch.failed(new StoreFault({ message: 'UNIQUE constraint', errcode: 19, code: null }))
    expect(states).toEqual([])
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchCopy } from '../../electron/main/keeping/watch-copy.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A copy that takes so long, and somebody who answers after so long whether to give it up. */
function copy(takesMs: number, answer: { readonly afterMs: number; readonly stop: boolean }) {
  const did: string[] = []
  const shown: boolean[] = []
  const later = <T>(ms: number, value: T) =>
    new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))
  const came = watchCopy(
    { done: later(takesMs, 'whole'), stop: () => did.push('stopped') },
    {
      show: (isGoingOn) => shown.push(isGoingOn),
      ask: async (signal) => {
        did.push('asked')
        signal.addEventListener('abort', () => did.push('question gone'))
        return later(answer.afterMs, answer.stop)
      },
    },
  )
  return { did, shown, came }
}

it('[D24] a copy that is made at once is no occasion for a question', async () => {
  const { did, came } = copy(900, { afterMs: 10, stop: true })
  await vi.advanceTimersByTimeAsync(5000)
  expect([await came, did]).toEqual(['whole', []])
})

it('[D24] a longer one is told; the question goes when the copy is there', async () => {
  const { did, shown, came } = copy(3000, { afterMs: 60_000, stop: true })
  await vi.advanceTimersByTimeAsync(2999)
  expect([did, shown]).toEqual([['asked'], [true]])
  await vi.advanceTimersByTimeAsync(1)
  expect([await came, did]).toEqual(['whole', ['asked', 'question gone']])
  expect(shown).toEqual([true, false])
})

it('[D24] it can be given up, and whoever would rather not goes on', async () => {
  const given = copy(60_000, { afterMs: 500, stop: true })
  await vi.advanceTimersByTimeAsync(1500)
  expect(await given.came).toBeNull()
  expect(given.did).toContain('stopped')
  expect(given.shown).toEqual([true, false])
  const patient = copy(60_000, { afterMs: 500, stop: false })
  await vi.advanceTimersByTimeAsync(60_000)
  expect([await patient.came, patient.did]).toEqual(['whole', ['asked', 'question gone']])
})

it('[D24] a copy that fails fails, and takes its question along', async () => {
  const ask = vi.fn(async () => false)
  const show = vi.fn()
  const failing = { done: Promise.reject(new Error('no')), stop: () => undefined }
  await expect(watchCopy(failing, { show, ask })).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(5000)
  expect(ask).not.toHaveBeenCalled()
  expect(show).toHaveBeenLastCalledWith(false)
})

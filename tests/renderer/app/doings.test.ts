import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { giveUpable, newDoings } from '../../../renderer/app/exporting/doings.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cut short')))

it('[X31] what takes longer than a second is shown, and is gone when it is over', async () => {
  const doings = newDoings()
  const slow = giveUpable(
    doings,
    'text.pdf',
    () => new Promise((done) => setTimeout(done, 3000, 7)),
  )
  await vi.advanceTimersByTimeAsync(900)
  expect(doings.getSnapshot()).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(doings.getSnapshot().map(({ label }) => label)).toEqual(['text.pdf'])
  await vi.advanceTimersByTimeAsync(3000)
  expect(await slow).toBe(7)
  expect(doings.getSnapshot()).toEqual([])
})

it('[X31] what is given up brings nothing and is gone at once; others go on', async () => {
  const doings = newDoings()
  const first = giveUpable(doings, 'a.pdf', never)
  void giveUpable(doings, 'b.pdf', never)
  await vi.advanceTimersByTimeAsync(1100)
  doings.getSnapshot()[0]?.cancel()
  expect(await first).toBeNull()
  expect(doings.getSnapshot().map(({ label }) => label)).toEqual(['b.pdf'])
})

it('[X31] what fails is shown no longer, and fails for whoever asked', async () => {
  const doings = newDoings()
  const failing = giveUpable(doings, 'a.pdf', async () => {
    await new Promise((done) => setTimeout(done, 2000))
    throw new Error('no')
  })
  const told = expect(failing).rejects.toThrow('no')
  await vi.advanceTimersByTimeAsync(2500)
  await told
  expect(doings.getSnapshot()).toEqual([])
})

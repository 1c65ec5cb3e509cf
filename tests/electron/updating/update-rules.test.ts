import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { lookRegularly } from '../../../electron/main/updating/look-regularly.ts'
import { mayUpdate, policyFile } from '../../../electron/main/updating/update-policy.ts'
import { isNewer } from '../../../electron/main/updating/versions.ts'

it('[D32] versions are compared by number, and what cannot be read is not newer', () => {
  const inOrder = ['0.9.9', '1.0.0-beta.2', '1.0.0-beta.10', '1.0.0', '1.0.1', '1.10.0', '2.0.0']
  for (const [at, one] of inOrder.entries())
    for (const [place, other] of inOrder.entries())
      expect(isNewer(one, other), `${one} than ${other}`).toBe(at > place)
  for (const odd of ['', 'v2.0.0', '2.0', '2.0.0.0', '2.0.0 ', '99999999.0.0', '<b>'])
    expect(isNewer(odd, '1.0.0'), odd).toBe(false)
})

describe('[D32] the policy of a machine', () => {
  it('stands where its users cannot write', () => {
    expect(policyFile('linux')).toBe('/etc/penholder/policy.json')
    expect(policyFile('darwin')).toBe('/Library/Application Support/Penholder/policy.json')
    expect(policyFile('win32', 'D:\\Data')).toBe('D:\\Data\\Penholder\\policy.json')
  })

  it('turns updates off; so does one that cannot be read, and none turns nothing off', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-policy-'))
    const file = path.join(folder, 'policy.json')
    const may = async (text: string) => {
      await writeFile(file, text)
      return mayUpdate(file)
    }
    try {
      expect(await mayUpdate(file)).toBe(true)
      expect(await may('{"updates": "ask"}')).toBe(true)
      expect(await may('{}')).toBe(true)
      for (const off of ['{"updates": "off"}', '{"updates": "never"}', 'off', '']) {
        expect(await may(off), off).toBe(false)
      }
      // A folder in its place can be read by nobody.
      expect(await mayUpdate(folder)).toBe(false)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('[D32] the app looks by itself', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a minute after the start, daily, and soon again where a silence was in the way', async () => {
    vi.useFakeTimers()
    let looks = 0
    const looked = async (): Promise<'later' | 'done'> => {
      looks += 1
      return looks === 2 ? 'later' : 'done'
    }
    const stop = lookRegularly(looked)
    const callsAfter = async (minutes: number) => {
      await vi.advanceTimersByTimeAsync(minutes * 60_000)
      return looks
    }
    expect(await callsAfter(0.9)).toBe(0)
    expect(await callsAfter(0.2)).toBe(1)
    expect(await callsAfter(24 * 60 - 1)).toBe(1)
    expect(await callsAfter(1)).toBe(2)
    expect(await callsAfter(16)).toBe(3)
    stop()
    expect(await callsAfter(48 * 60)).toBe(3)
  })

  it('[D35] within an hour of the wake when the day went by while the machine slept, once', async () => {
    vi.useFakeTimers()
    const look = vi.fn(async () => 'done' as const)
    const stop = lookRegularly(look)
    await vi.advanceTimersByTimeAsync(61_000)
    // Timers stand still in a sleep, the time of day does not.
    vi.setSystemTime(Date.now() + 30 * 60 * 60_000)
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(look).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(23 * 60 * 60_000)
    expect(look).toHaveBeenCalledTimes(2)
    // A clock that was set back puts nothing off for years.
    vi.setSystemTime(0)
    await vi.advanceTimersByTimeAsync(2 * 60 * 60_000)
    expect(look).toHaveBeenCalledTimes(3)
    stop()
  })
})

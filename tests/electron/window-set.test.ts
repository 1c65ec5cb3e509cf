import { describe, expect, it } from 'vitest'
import { WindowSet } from '../../electron/main/windows/window-set.ts'

function windows(...names: readonly string[]) {
  const [first = '', ...others] = names
  const set = new WindowSet(first)
  for (const name of others) set.come(name)
  return set
}

describe('the windows on one negotiation', () => {
  it('[D7] have the one in front that was looked at last', () => {
    const set = windows('a', 'b', 'c')
    expect(set.front).toBe('c')
    set.come('a')
    expect(set.all).toEqual(['a', 'c', 'b'])
  })

  it('[D7] fall back to the one before when the one in front goes', () => {
    const set = windows('a', 'b')
    expect(set.leave('b')).toBe(false)
    expect(set.front).toBe('a')
    expect(set.all).toEqual(['b', 'a'])
    expect(set.gone('b')).toBe(false)
    expect(set.all).toEqual(['a'])
    expect(set.leave('a')).toBe(true)
    expect(set.gone('a')).toBe(true)
    // Whoever asks what became of the negotiation still gets a window.
    expect(set.front).toBe('a')
  })

  it('[D7] end with the last that goes, also where all begin to go before the first is gone', () => {
    const set = windows('a', 'b')
    expect([set.leave('a'), set.leave('b')]).toEqual([false, true])
    expect([set.gone('b'), set.gone('a')]).toEqual([false, true])
  })
})

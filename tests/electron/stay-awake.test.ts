import { describe, expect, it } from 'vitest'
import { stayAwake } from '../../electron/main/windows/stay-awake.ts'

function machine() {
  const on = new Map<number, string>()
  let lastId = -1
  return {
    on: () => [...on.values()],
    blocker: {
      start: (type: 'prevent-app-suspension' | 'prevent-display-sleep') => {
        on.set(++lastId, type)
        return lastId
      },
      stop: (id: number) => on.delete(id),
    },
  }
}

describe('what the system leaves on', () => {
  it('[D19] [D27] is asked for once as long as it is wanted, and given back', () => {
    const { on, blocker } = machine()
    const want = stayAwake('prevent-display-sleep', blocker)
    want(false)
    expect(on()).toEqual([])
    want(true)
    want(true)
    expect(on()).toEqual(['prevent-display-sleep'])
    want(false)
    want(false)
    expect(on()).toEqual([])
    want(true)
    expect(on()).toEqual(['prevent-display-sleep'])
  })

  it('[D19] [D27] is asked for by each for itself', () => {
    const { on, blocker } = machine()
    const one = stayAwake('prevent-app-suspension', blocker)
    const other = stayAwake('prevent-app-suspension', blocker)
    one(true)
    other(true)
    one(false)
    expect(on()).toEqual(['prevent-app-suspension'])
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { channelClaims } from '../../../renderer/session/claims.ts'
import type { Clock } from '../../../renderer/session/clock.ts'
import { FakeClock } from './fake-clock.ts'

// Windows of a page that is no secure context have no locks: they ask one another.

type Said = (event: MessageEvent) => void

/** A broadcast channel whose messages arrive at once, in every window but the sender's. */
class Hall {
  readonly #doors = new Set<{ onmessage: Said | null }>()

  readonly open = (): BroadcastChannel => {
    const door = { onmessage: null as Said | null, postMessage: (data: unknown) => tell(data) }
    const tell = (data: unknown): void => {
      for (const other of this.#doors) {
        if (other !== door) other.onmessage?.({ data } as MessageEvent)
      }
    }
    this.#doors.add(door)
    return door as unknown as BroadcastChannel
  }
}

const clock = new FakeClock()
let turn = 0
const windowClock = (): Clock => {
  const number = turn++ / 10
  return {
    now: () => clock.now(),
    after: (ms, callback) => clock.after(ms, callback),
    random: () => number,
  }
}

afterEach(() => {
  turn = 0
})

describe('a lease is used by one running document at a time, also without locks', () => {
  it('who asks first has it; the second is told; afterwards it is free again', async () => {
    const hall = new Hall()
    const first = channelClaims(windowClock(), hall.open)
    const second = channelClaims(windowClock(), hall.open)
    const mine = first.claim('lease', 0)
    clock.advance(500)
    const release = await mine
    expect(release).not.toBeNull()
    const refused = second.claim('lease', 0)
    expect(await refused).toBeNull()
    release?.()
    const later = second.claim('lease', 0)
    clock.advance(500)
    expect(await later).not.toBeNull()
  })

  it('of two that ask in the same instant one gets it', async () => {
    const hall = new Hall()
    const windows = [
      channelClaims(windowClock(), hall.open),
      channelClaims(windowClock(), hall.open),
    ]
    const claims = windows.map((window) => window.claim('lease', 0))
    clock.advance(500)
    const got = await Promise.all(claims)
    expect(got.filter((release) => release !== null)).toHaveLength(1)
  })

  it('different names do not stand in one another’s way', async () => {
    const hall = new Hall()
    const claims = ['one', 'two'].map((name) =>
      channelClaims(windowClock(), hall.open).claim(name, 0),
    )
    clock.advance(500)
    expect((await Promise.all(claims)).every((release) => release !== null)).toBe(true)
  })
})

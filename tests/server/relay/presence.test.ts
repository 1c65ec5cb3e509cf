import { describe, expect, it } from 'vitest'
import { Presence } from '../../../server/relay/presence.ts'
import {
  encodePresence,
  type PresenceEntry,
  parsePresence,
} from '../../../shared/protocol/awareness.ts'
import { parseMessage } from '../../../shared/protocol/wire.ts'

const CARET = { caret: { anchor: { client: 7, clock: 1 }, focus: { client: 7, clock: 3 } } }

describe('presence', () => {
  it('[A1] tells the others where a caret is, and the sender what it said', async () => {
    const { presence, anna, ben } = room()
    presence.receive(anna, encodePresence([{ client: 1, clock: 5, state: CARET }]))
    const seen = await ben.heard(1)
    expect(seen).toEqual([{ client: 1, clock: 1, state: CARET }])
    // Under its own clock: an echo under another would replace what the client knows of itself.
    expect(await anna.heard(1)).toEqual([{ client: 1, clock: 5, state: CARET }])
  })

  it('[A2] passes on nothing but what the schema names', async () => {
    const { presence, anna, ben } = room()
    const json = JSON.stringify({
      ...CARET,
      user: { name: 'USA', color: 'red' },
      x: 'y'.repeat(50),
    })
    presence.receive(anna, rawPresence(1, 1, json))
    expect(await ben.heard(1)).toEqual([{ client: 1, clock: 1, state: CARET }])
    presence.receive(anna, rawPresence(1, 2, '{"caret":"everywhere","user":1}'))
    expect(await ben.heard(2)).toEqual([{ client: 1, clock: 2, state: { caret: null } }])
    presence.receive(anna, rawPresence(1, 3, '{"user":{"name":"USA"}}'))
    expect(await ben.heard(3)).toEqual([{ client: 1, clock: 3, state: { caret: null } }])
  })

  it('[A2] [Z11] passes on which paragraph is read, and only if it names one', async () => {
    const { presence, anna, ben } = room()
    presence.receive(anna, rawPresence(1, 1, '{"caret":null,"reads":"12:34"}'))
    expect(await ben.heard(1)).toEqual([
      { client: 1, clock: 1, state: { caret: null, reads: '12:34' } },
    ])
    presence.receive(anna, rawPresence(1, 2, '{"caret":null,"reads":"the third"}'))
    expect(await ben.heard(2)).toEqual([{ client: 1, clock: 2, state: { caret: null } }])
  })

  it('[A3] hears nobody speak for another', async () => {
    const { presence, anna, ben } = room()
    presence.receive(anna, encodePresence([{ client: 2, clock: 9, state: CARET }]))
    presence.receive(anna, encodePresence([{ client: 2, clock: 10, state: null }]))
    presence.receive(anna, encodePresence([{ client: 99, clock: 1, state: CARET }]))
    presence.receive(ben, encodePresence([{ client: 2, clock: 1, state: { caret: null } }]))
    expect(await anna.heard(1)).toEqual([{ client: 2, clock: 1, state: { caret: null } }])
    expect(anna.frames.flat().every(({ client }) => client === 2)).toBe(true)
  })

  it('[A2] leaves out a state that is too large', async () => {
    const { presence, anna, ben } = room()
    const huge = JSON.stringify({ ...CARET, x: 'y'.repeat(2048) })
    presence.receive(anna, rawPresence(1, 1, huge))
    presence.receive(ben, encodePresence([{ client: 2, clock: 1, state: { caret: null } }]))
    expect(await anna.heard(1)).toEqual([{ client: 2, clock: 1, state: { caret: null } }])
  })

  it('[A1] tells a newcomer who is there', async () => {
    const { presence, anna, ben } = room()
    presence.receive(anna, encodePresence([{ client: 1, clock: 1, state: CARET }]))
    await ben.heard(1)
    const cem = attendee(3)
    presence.enter(cem)
    expect(cem.frames).toEqual([[{ client: 1, clock: 1, state: CARET }]])
  })

  it('[A4] forgets who leaves, and sees at once who comes back under the same id', async () => {
    const { presence, anna, ben, leave } = room()
    presence.receive(anna, encodePresence([{ client: 1, clock: 57, state: CARET }]))
    await ben.heard(1)
    leave()
    expect(await ben.heard(2)).toEqual([{ client: 1, clock: 2, state: null }])
    const again = attendee(1)
    presence.enter(again)
    expect(again.frames).toEqual([])
    // A window that was reloaded counts from the beginning; to the others it is still news.
    presence.receive(again, encodePresence([{ client: 1, clock: 0, state: CARET }]))
    expect(await ben.heard(3)).toEqual([{ client: 1, clock: 3, state: CARET }])
  })

  it('[A1] sends the latest of many, ten times a second', async () => {
    const { presence, anna, ben } = room()
    for (let clock = 1; clock <= 500; clock++) {
      const at = { client: 7, clock }
      const state = { caret: { anchor: at, focus: at } }
      presence.receive(anna, encodePresence([{ client: 1, clock, state }]))
    }
    const [only] = await ben.heard(1)
    expect(only?.state?.caret?.focus.clock).toBe(500)
    expect(ben.frames.length).toBe(1)
  })

  it('[A2] refuses what is no presence at all', () => {
    const { presence, anna } = room()
    expect(() => presence.receive(anna, new Uint8Array([5, 1]))).toThrow()
    expect(() => presence.receive(anna, rawPresence(1, 1, '{"caret":'))).toThrow()
  })
})

function room() {
  const presence = new Presence()
  const anna = attendee(1)
  const ben = attendee(2)
  const leave = presence.enter(anna)
  presence.enter(ben)
  return { presence, anna, ben, leave }
}

function attendee(client: number) {
  const frames: PresenceEntry[][] = []
  const watchers: (() => void)[] = []
  return {
    clients: new Set([client]),
    frames,
    send(frame: Uint8Array) {
      const message = parseMessage(frame)
      if (message?.kind !== 'awareness') throw new Error('not of presence')
      frames.push(parsePresence(message.update))
      for (const watch of watchers.splice(0)) watch()
    },
    /** The `count`th frame that came. */
    async heard(count: number): Promise<PresenceEntry[]> {
      while (frames.length < count) await new Promise<void>((resolve) => watchers.push(resolve))
      return frames[count - 1] ?? []
    },
  }
}

function rawPresence(client: number, clock: number, json: string): Uint8Array {
  const text = new TextEncoder().encode(json)
  const length = text.length < 128 ? [text.length] : [(text.length & 127) | 128, text.length >> 7]
  return new Uint8Array([1, client, clock, ...length, ...text])
}

import { describe, expect, it } from 'vitest'
import { FRA } from '../dossiers.ts'
import { aRelay } from './a-relay.ts'
import { connect, joinAs, ticketFor } from './drafters.ts'

const PEOPLE = 3
const RECONNECTS = 1000

describe('[J6] a long conference', () => {
  it(`${RECONNECTS} reconnects of ${PEOPLE} people, some of whom forget their lease, and nobody runs out`, async () => {
    const relay = await aRelay()
    const people = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, index) => {
        const { session } = await joinAs(relay, FRA, 'delegation', `Person ${index}`)
        return { session, ids: new Set<number>(), last: [] as readonly number[] }
      }),
    )
    for (let i = 0; i < RECONNECTS; i++) {
      const one = people[i % PEOPLE]
      if (!one) throw new Error('nobody')
      // Two reloads in three know their lease; the third is a window whose storage was cleared.
      const resume = Math.floor(i / PEOPLE) % 3 === 0 ? [] : one.last
      const { ticket, clientIds } = await ticketFor(relay, one.session, 'text/en', resume)
      if (resume.length > 0) expect([clientIds.proposing]).toEqual(resume)
      // It was connected, so something may have been written under it offline: never again without being asked for.
      else expect(one.ids.has(clientIds.proposing)).toBe(false)
      one.last = [clientIds.proposing]
      one.ids.add(clientIds.proposing)
      const wire = connect(relay, 'text/en', ticket)
      await wire.until('a greeting', () => wire.of('step1')[0])
      wire.socket.terminate()
    }
    const all = people.flatMap(({ ids }) => [...ids])
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(RECONNECTS / 4)
  })
})

import { describe, expect, it } from 'vitest'
import { Budgets } from '../../../server/relay/budgets.ts'
import { CLOSE } from '../../../shared/protocol/wire.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { afterwards, aRelay } from './a-relay.ts'
import { Drafter, joinAs, post } from './drafters.ts'
import { insertAfterLast, openingOf } from './tape.ts'

const PING = new Uint8Array([0, 2, 2, 0, 0])

describe('[R12] what one may cost the others', () => {
  it('is bounded for each name apart, and forgotten when it says nothing any more', () => {
    const budgets = new Budgets({ capacity: 10, perSecond: 0 })
    budgets.of('FRA').spend(10)
    expect(budgets.of('FRA').hasLeft).toBe(false)
    expect(budgets.of('USA').hasLeft).toBe(true)
    for (let i = 0; i < 10_000; i++) budgets.of(`one ${i}`)
    expect(budgets.of('FRA').hasLeft).toBe(false)
  })

  it('ends the flood of a delegation over many connections, and no other delegation feels it', async () => {
    const relay = await aRelay({ budget: { capacity: 60_000, perSecond: 1000 } })
    const pen = await Drafter.join(relay, CHN, 'penholder')
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft ')
    await pen.saved()
    const fra = await Drafter.join(relay, FRA)
    // None of them does what one alone may not do.
    const flood = await Promise.all(Array.from({ length: 5 }, () => Drafter.join(relay, USA)))
    const pouring = setInterval(() => {
      for (let i = 0; i < 100; i++) for (const { wire } of flood) wire.socket.send(PING)
    }, 10)
    afterwards(async () => clearInterval(pouring))
    const codes = await Promise.all(
      flood.map(async ({ wire }) => (await wire.until('the end', () => wire.closed, 20_000)).code),
    )
    expect(new Set(codes)).toEqual(new Set([CLOSE.flood]))
    insertAfterLast(fra.doc, 'still here')
    await fra.saved()
    expect(fra.wire.closed).toBeNull()
  })

  it('is so many requests a session', async () => {
    const relay = await aRelay()
    const { session } = await joinAs(relay, USA, 'delegation')
    const other = await joinAs(relay, FRA, 'delegation')
    const ask = (by: string) => post(relay, '/api/ticket', { room: 'nowhere' }, by)
    let refused = 0
    // As many at a time as sockets are cheap.
    for (let round = 0; round < 14; round++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask(session)))
      refused += answers.filter(({ code }) => code === 'rate').length
    }
    expect(refused).toBeGreaterThan(20)
    const late = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const begun = performance.now()
        const { code } = await ask(session)
        return { code, ms: performance.now() - begun }
      }),
    )
    const refusedLate = late.filter(({ code }) => code === 'rate').map(({ ms }) => ms)
    expect(refusedLate.length).toBeGreaterThan(20)
    expect(Math.min(...refusedLate)).toBeGreaterThan(200)
    expect((await ask(other.session)).code).toBe('room-unknown')
  })
})

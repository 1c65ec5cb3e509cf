import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { Budgets, DELEGATION_BUDGET, DELEGATION_PACE } from '../../../server/relay/budgets.ts'
import { LeaseOffice } from '../../../server/relay/lease-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { Tickets } from '../../../server/relay/tickets.ts'
import { WebSockets } from '../../../server/relay/web-sockets.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { FRA } from '../dossiers.ts'
import { afterwards } from './a-relay.ts'
import { connect } from './drafters.ts'
import { memoryRooms, seated } from './memory-rooms.ts'

const TIMINGS = { silenceMs: 60_000, sweepMs: 60_000, patienceMs: 60_000 }

it('[J3] a change of rights while somebody enters shuts the door, whatever the moment', async () => {
  const { relay, sockets, standings, store, ticket, turnedAway, whileOpening } = await aDoor()
  whileOpening(async () => {
    await standings.change(async () => {
      await store.revoke(FRA, null)
      // Nobody is in yet who could be sent out.
      expect(sockets.count).toBe(0)
      sockets.dismiss(() => true)
    })
  })
  expect(await connect(relay, 'text/en', ticket).untilClosed()).toMatchObject({ code: 4401 })
  expect(sockets.count).toBe(0)
  expect(turnedAway).toEqual(['ticket text/en FRA'])
})

it('[J3] a change that does not concern whoever enters does not keep it out', async () => {
  const { relay, sockets, standings, ticket, whileOpening } = await aDoor()
  whileOpening(() => standings.change(async () => undefined))
  const wire = connect(relay, 'text/en', ticket)
  await wire.until('a greeting', () => wire.of('step1')[0])
  expect(sockets.count).toBe(1)
})

/** A door to the text with one ticket, and a way to do something while the room behind it is being opened. */
async function aDoor() {
  const store = new MemoryStore()
  const rooms = await memoryRooms(store)
  const member = await seated(store, FRA, 'delegation')
  const standings = new Standings(store)
  const leases = new LeaseOffice(store, () => false)
  const tickets = new Tickets(30_000, () => undefined)
  const turnedAway: string[] = []
  const sockets = new WebSockets({
    rooms,
    tickets,
    leases,
    timings: TIMINGS,
    budgets: new Budgets(DELEGATION_BUDGET),
    paces: new Budgets(DELEGATION_PACE),
    turnAway: () => null,
    isCurrent: (version) => standings.isCurrent(version),
    renew: async (admission) => {
      const now = await standings.of(admission.member.hash)
      return now && { ...admission, ...now }
    },
    onTurnedAway: (code, room, who) => turnedAway.push(`${code} ${room} ${who?.delegation}`),
    onRefused: () => undefined,
    onFailed: (error) => {
      throw error
    },
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterwards(async () => {
    sockets.hurry()
    await sockets.close(async () => undefined)
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const standing = await standings.of(member.hash)
  const opened = await rooms.open('text/en')
  const issued = opened && (await leases.issue(member, opened.room, []))
  if (!standing || !issued?.ok) throw new Error('no ticket')
  const admission = { ...issued.value, room: 'text/en', ...standing }
  const open = rooms.open.bind(rooms)
  return {
    relay: { url: `ws://127.0.0.1:${port}` },
    sockets,
    standings,
    store,
    turnedAway,
    ticket: tickets.issue(admission).ticket,
    whileOpening: (act: () => Promise<unknown>) => {
      rooms.open = async (name) => {
        await act()
        return open(name)
      }
    },
  }
}

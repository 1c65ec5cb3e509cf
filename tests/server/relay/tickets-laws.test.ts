import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GuardedRoom } from '../../../server/relay/guarded-room.ts'
import { LeaseOffice } from '../../../server/relay/lease-office.ts'
import { type Admission, Tickets } from '../../../server/relay/tickets.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { Member } from '../../../server/store/store.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { CHN, FRA } from '../dossiers.ts'

// Tickets and leases under any sequence of asking, using, replaying, stealing, waiting and revoking, against a second
// and naive book of who was promised what.

const LIFETIME = 30
const ROOMS = ['text/en', 'dossier', 'text/en/alt']

type Step =
  | { readonly kind: 'issue'; readonly session: number; readonly room: number }
  | { readonly kind: 'take'; readonly ticket: number; readonly room: number }
  | { readonly kind: 'guess'; readonly room: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'drop'; readonly session: number }

const small = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('issue'), session: small, room: small }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('take'), ticket: fc.nat({ max: 8 }), room: small }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('guess'), room: small }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop'), session: small }) },
) // biome-ignore format: one step a line

describe('[J5] tickets', () => {
  it('admit once, to their room, in time, and whoever was not dropped', async () => {
    let admitted = 0
    await fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        let now = 1000
        const ended: Admission[] = []
        const tickets = new Tickets(
          LIFETIME,
          (one) => ended.push(one),
          () => now,
        )
        const book: {
          ticket: string
          session: number
          room: number
          until: number
          isLive: boolean
        }[] = []
        let taken = 0
        const isGood = (one: (typeof book)[number]) => one.isLive && one.until > now
        for (const one of steps) {
          switch (one.kind) {
            case 'issue': {
              const { ticket } = tickets.issue(admissionOf(one.session, one.room))
              book.push({
                ticket,
                session: one.session,
                room: one.room,
                until: now + LIFETIME,
                isLive: true,
              })
              break
            }
            case 'take': {
              const entry = book.at(-1 - (one.ticket % Math.max(1, book.length)))
              if (!entry) break
              const due = isGood(entry) && entry.room === one.room
              const got = tickets.take(entry.ticket, ROOMS[one.room] ?? '')
              expect(got !== null).toBe(due)
              if (got) expect(got.member.hash).toBe(`s${entry.session}`)
              entry.isLive = false
              if (got) taken++
              break
            }
            case 'guess':
              expect(tickets.take('x'.repeat(43), ROOMS[one.room] ?? '')).toBeNull()
              break
            case 'wait':
              now += one.ms
              break
            case 'drop':
              tickets.drop(({ hash }) => hash === `s${one.session}`)
              for (const entry of book) if (entry.session === one.session) entry.isLive = false
              break
          }
          for (const session of [0, 1, 2]) {
            const due = book.filter((entry) => entry.session === session && isGood(entry)).length
            expect(tickets.outstanding(`s${session}`)).toBe(due)
          }
        }
        now += LIFETIME
        tickets.outstanding('s0')
        // Each ends once: it admitted, or its ids went back.
        expect(taken + ended.length).toBe(book.length)
        admitted += taken
      }),
      { numRuns: 300 },
    )
    expect(admitted).toBeGreaterThan(200)
  })
})

describe('[J6] client ids', () => {
  it('are one session’s for good, and promised to one ticket at a time', async () => {
    let reused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
        const world = await aWorld()
        for (const one of steps) {
          await world.take(one)
          world.check()
        }
        reused += world.reused()
      }),
      { numRuns: 100 },
    )
    expect(reused).toBeGreaterThan(20)
  })
})

const MEMBERS: readonly Member[] = (['delegation', 'penholder', 'observer'] as const).map(
  (role: Role, index) => {
    const delegation = role === 'penholder' ? CHN : FRA
    return { hash: `s${index}`, delegation, role, person: '' }
  },
)

function admissionOf(session: number, room: number): Admission {
  const member = { hash: `s${session}`, delegation: FRA, role: 'delegation', person: '' } as const
  return { member, room: ROOMS[room] ?? '', version: 0, clientIds: { proposing: 1 }, fresh: {} }
}

/** An office with a text, and a book of which id was whose, promised to which ticket, and used. */
async function aWorld() {
  let now = 0
  const store = new MemoryStore()
  const room = await GuardedRoom.load(store, 'text/en', 'drafting')
  const inUse = new Set<number>()
  const office = new LeaseOffice(store, (_, client) => inUse.has(client))
  const tickets = new Tickets(
    LIFETIME,
    (one) => office.takeBack(one),
    () => now,
  )
  const owners = new Map<number, string>()
  const used = new Set<number>()
  const open: { readonly ticket: string; readonly admission: Admission; until: number }[] = []
  let again = 0
  const live = () => open.filter(({ until }) => until > now)
  return {
    reused: () => again,
    take: async (one: Step) => {
      if (one.kind === 'wait') now += one.ms
      // Whoever asks finds out who is late, as a relay does.
      tickets.outstanding('')
      const member = one.kind === 'issue' ? MEMBERS[one.session] : undefined
      if (member) {
        const issued = await office.issue(member, room, [])
        if (!issued.ok) throw new Error(issued.error)
        for (const client of Object.values(issued.value.clientIds)) {
          const isReader = member.role === 'observer'
          // Never somebody else's; never one that wrote; never one that another ticket holds.
          expect(owners.get(client) ?? member.hash).toBe(member.hash)
          if (!isReader) expect(used.has(client)).toBe(false)
          expect(inUse.has(client)).toBe(false)
          const promised = live().flatMap(({ admission }) => Object.values(admission.clientIds))
          expect(promised).not.toContain(client)
          if (owners.has(client)) again++
          owners.set(client, member.hash)
        }
        const admission = { member, room: 'text/en', version: 0, ...issued.value }
        open.push({ ticket: tickets.issue(admission).ticket, admission, until: now + LIFETIME })
      }
      if (one.kind === 'take') {
        const entry = open.at(-1 - (one.ticket % Math.max(1, open.length)))
        const admission = entry ? tickets.take(entry.ticket, 'text/en') : null
        if (entry && admission) {
          entry.until = -1
          office.handedOver(admission)
          // Connected; every second one leaves again at once.
          for (const client of Object.values(admission.clientIds)) {
            used.add(client)
            if (one.room > 0) inUse.add(client)
          }
        }
      }
    },
    check: () => {
      const promised = live().flatMap(({ admission }) => Object.values(admission.clientIds))
      expect(new Set(promised).size).toBe(promised.length)
    },
  }
}

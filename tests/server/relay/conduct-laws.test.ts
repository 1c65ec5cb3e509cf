import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdoptionOffice } from '../../../server/relay/adoption-office.ts'
import { ConductOffice } from '../../../server/relay/conduct-office.ts'
import type { Rooms } from '../../../server/relay/rooms.ts'
import { SilenceOffice } from '../../../server/relay/silence-office.ts'
import { Standings } from '../../../server/relay/standing.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { Member, NewEntry } from '../../../server/store/store.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { memoryRooms, roomsOver, seated } from './memory-rooms.ts'

// Any sequence of acts, by whoever holds the pen at the time, on a disk that may fail between any two steps: when the
// file is served again, roles and dossier agree, and somebody holds the pen.

const DELEGATIONS = [CHN, FRA, USA] as const

/** A store that fails once, after so many writes. */
class FailingStore extends MemoryStore {
  writesLeft = Number.POSITIVE_INFINITY

  override append(entries: readonly NewEntry[]): Promise<number> {
    return this.#write(() => super.append(entries))
  }

  override revoke(delegation: DelegationCode, except: string | null): Promise<readonly string[]> {
    return this.#write(() => super.revoke(delegation, except))
  }

  override setRole(delegation: DelegationCode, from: Role, to: Role): Promise<readonly string[]> {
    return this.#write(() => super.setRole(delegation, from, to))
  }

  async #write<T>(write: () => Promise<T>): Promise<T> {
    if (--this.writesLeft < 0) throw new Error('the disk is full')
    return write()
  }
}

const someone = fc.constantFrom(...DELEGATIONS)
const command: fc.Arbitrary<DossierCommand> = fc.oneof(
  fc.record({ command: fc.constant('passPen' as const), to: someone }),
  fc.record({ command: fc.constant('addCoPenholder' as const), delegation: someone }),
  fc.record({ command: fc.constant('removeCoPenholder' as const), delegation: someone }),
  fc.record({ command: fc.constant('remove' as const), delegation: someone }),
  fc.record({ command: fc.constant('admit' as const), delegation: someone }),
)

describe('[O2], [O3], [O4], [O6] the conduct of a negotiation', () => {
  it('leaves roles and dossier in agreement, also if the disk fails at any step', async () => {
    let passed = 0
    let failed = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 3, maxLength: 12 }),
        fc.nat({ max: 40 }),
        async (commands, failAfter) => {
          const store = new FailingStore()
          const rooms = await memoryRooms(store)
          const sessions: string[] = []
          for (const delegation of DELEGATIONS) {
            const role = delegation === CHN ? 'penholder' : 'delegation'
            sessions.push((await seated(store, delegation, role)).hash)
          }
          const office = officeOver(store, rooms)
          store.writesLeft = failAfter
          for (const one of commands) {
            const pen = await holderOf(store, sessions)
            const done = await office.act(one, pen.hash).catch(() => null)
            if (done?.ok && one.command === 'passPen') passed++
          }
          if (store.writesLeft < 0) failed++
          store.writesLeft = Number.POSITIVE_INFINITY
          const again = roomsOver(store)
          await officeOver(store, again).recover()
          await expectAgreement(store, again, sessions)
        },
      ),
      { numRuns: 400 },
    )
    expect(passed).toBeGreaterThan(100)
    expect(failed).toBeGreaterThan(50)
  })
})

/** Any session that holds the pen: there is one at every moment. */
async function holderOf(store: MemoryStore, sessions: readonly string[]): Promise<Member> {
  const pen = (await living(store, sessions)).find(({ role }) => role === 'penholder')
  if (!pen) throw new Error('nobody holds the pen')
  return pen
}

async function living(store: MemoryStore, sessions: readonly string[]): Promise<Member[]> {
  const members = await Promise.all(sessions.map((hash) => store.member(hash)))
  return members.filter((member) => member !== null)
}

async function expectAgreement(
  store: MemoryStore,
  rooms: Rooms,
  sessions: readonly string[],
): Promise<void> {
  const { penholder, members, coPenholders, offices } = await rooms.dossier()
  const present = await living(store, sessions)
  const holding = (role: Role) =>
    present.filter((member) => member.role === role).map(({ delegation }) => delegation)
  expect(holding('penholder')).toEqual([penholder])
  for (const one of holding('co-penholder')) expect(coPenholders).toContain(one)
  for (const { delegation } of present) expect(members).toContain(delegation)
  expect(members).toContain(penholder)
  expect(coPenholders).not.toContain(penholder)
  const terms = offices.filter(({ office, until }) => office === 'penholder' && until === null)
  expect(terms.map(({ delegation }) => delegation)).toEqual([penholder])
}

function officeOver(store: MemoryStore, rooms: Rooms): ConductOffice {
  return new ConductOffice({
    store,
    rooms,
    standings: new Standings(store),
    silence: new SilenceOffice({ rooms, now: () => 0 }),
    adoption: new AdoptionOffice({ rooms, now: () => 0 }),
    dismiss: () => undefined,
    mayEnter: () => true,
    onFailed: () => undefined,
    now: () => 0,
  })
}

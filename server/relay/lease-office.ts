import { randomInt } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { DRAFT_IDS_END } from '../../shared/domain/leases.ts'
import { type Hand, holdsPen } from '../../shared/domain/roles.ts'
import { isGuardedRoom } from '../../shared/protocol/rooms.ts'
import type { LeaseRow, Member, Store } from '../store/store.ts'
import { GuardedRoom } from './guarded-room.ts'
import type { Admission } from './tickets.ts'

// Gives out client ids, each to one session for good ([J6]). An id is given again, and to the session that
// had it, only if nothing can have been written under it: its ticket was never used, or it may only
// look on. (One that merely wrote nothing here may have written offline, and lose it to its successor.)

export type LeaseError = 'lease' | 'quota' | 'unavailable'

export type Issued = Pick<Admission, 'clientIds' | 'fresh'>

/** A room; only of those behind the guard it matters what else they are. */
type Named = { readonly name: string }

type Given = { readonly client: number; readonly isFresh: boolean }

export class LeaseOffice {
  readonly #store: Store
  readonly #isInUse: (room: string, client: number) => boolean
  /** Ids that were never used, by session, room and hand. */
  readonly #unused = new Map<string, number[]>()
  /** Ids of onlookers for which a ticket is out, by room. */
  readonly #promised = new Set<string>()

  constructor(store: Store, isInUse: (room: string, client: number) => boolean) {
    this.#store = store
    this.#isInUse = isInUse
  }

  /** Client ids for one connection: those to be resumed, and others for hands that lack one. */
  async issue(
    member: Member,
    room: Named,
    resume: readonly number[],
  ): Promise<Result<Issued, LeaseError>> {
    const held = await this.#held(member, room.name, resume)
    if (!held) return fail('lease')
    const proposing = await this.#idFor(member, room, 'proposing', held)
    if (!proposing.ok) return proposing
    const isTape = room instanceof GuardedRoom && room.hasTape
    if (!holdsPen(member.role) || !isTape) return ok(issuedOf(proposing.value, null))
    const base = await this.#idFor(member, room, 'base', held)
    return base.ok ? ok(issuedOf(proposing.value, base.value)) : base
  }

  /** The ticket expired: nothing was ever written under the ids that were new with it. */
  takeBack({ member, room, clientIds, fresh }: Admission): void {
    this.#promised.delete(`${room} ${clientIds.proposing}`)
    if (isReader(member, room)) return
    if (fresh.proposing) this.#keepUnused(member, room, 'proposing', fresh.proposing)
    if (fresh.base) this.#keepUnused(member, room, 'base', fresh.base)
  }

  /** The ticket was used. */
  handedOver({ room, clientIds }: Admission): void {
    this.#promised.delete(`${room} ${clientIds.proposing}`)
  }

  async #held(member: Member, room: string, resume: readonly number[]): Promise<LeaseRow[] | null> {
    const found = await Promise.all(resume.map((client) => this.#store.lease(room, client)))
    const own = found.filter((lease) => lease !== null && lease.session === member.hash)
    return own.length === resume.length ? own.filter((lease) => lease !== null) : null
  }

  async #idFor(
    member: Member,
    room: Named,
    hand: Hand,
    held: readonly LeaseRow[],
  ): Promise<Result<Given, LeaseError>> {
    const resumed = held.find((lease) => lease.hand === hand)
    if (resumed) return ok({ client: resumed.client, isFresh: false })
    const again = this.#unused.get(key(member, room.name, hand))?.pop()
    if (again) return ok({ client: again, isFresh: true })
    if (isReader(member, room.name)) {
      const free = await this.#freeReaderId(member, room.name)
      if (free) return ok({ client: free, isFresh: false })
    }
    return this.#newId(member, room, hand)
  }

  async #freeReaderId(member: Member, room: string): Promise<number | null> {
    const own = await this.#store.leases(room, member.hash)
    const free = own.find(
      ({ client }) => !this.#isInUse(room, client) && !this.#promised.has(`${room} ${client}`),
    )
    if (!free) return null
    this.#promised.add(`${room} ${free.client}`)
    return free.client
  }

  async #newId(member: Member, room: Named, hand: Hand): Promise<Result<Given, LeaseError>> {
    const client = await this.#freshId(room)
    if (room instanceof GuardedRoom) {
      const { delegation, person } = member
      const leased = await room.lease(client, { delegation, person, hand })
      if (!leased.ok) return fail(leased.error === 'unavailable' ? 'unavailable' : 'quota')
    }
    await this.#store.addLease({ room: room.name, client, session: member.hash, hand })
    if (isReader(member, room.name)) this.#promised.add(`${room.name} ${client}`)
    return ok({ client, isFresh: true })
  }

  async #freshId(room: Named): Promise<number> {
    for (;;) {
      const client = randomInt(DRAFT_IDS_END, 0xffff_ffff)
      const isKnown = room instanceof GuardedRoom && room.isKnown(client)
      if (!isKnown && !(await this.#store.lease(room.name, client))) return client
    }
  }

  #keepUnused(member: Member, room: string, hand: Hand, client: number): void {
    const unused = this.#unused.get(key(member, room, hand)) ?? []
    this.#unused.set(key(member, room, hand), [...unused, client])
  }
}

function issuedOf(proposing: Given, base: Given | null): Issued {
  const ids = { proposing: proposing.client, ...(base ? { base: base.client } : {}) }
  const fresh = {
    ...(proposing.isFresh ? { proposing: proposing.client } : {}),
    ...(base?.isFresh ? { base: base.client } : {}),
  }
  return { clientIds: ids, fresh }
}

function isReader(member: Member, room: string): boolean {
  return member.role === 'observer' || member.role === 'screen' || !isGuardedRoom(room)
}

function key(member: Member, room: string, hand: Hand): string {
  return `${member.hash} ${room} ${hand}`
}

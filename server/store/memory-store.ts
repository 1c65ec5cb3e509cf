import type { CharId, Range } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { GENESIS, sealed } from './chain.ts'
import type {
  Invite,
  KeptRefusal,
  LeaseRow,
  LogRow,
  Member,
  NewEntry,
  RedeemError,
  RefusalEntry,
  RefusalSum,
  Snapshot,
  Store,
} from './store.ts'

/** The port in memory: what the SQLite store does, without a file; for tests and for measuring. */
export class MemoryStore implements Store {
  readonly #rows: LogRow[] = []
  readonly #written: { readonly room: string; readonly range: Range; readonly seq: number }[] = []
  readonly #snapshots = new Map<string, Snapshot>()
  readonly #invites = new Map<string, Invite>()
  readonly #revoked = new Set<string>()
  readonly #members = new Map<string, Member>()
  readonly #refusals: KeptRefusal[] = []
  readonly #leases = new Map<string, LeaseRow>()

  async append(entries: readonly NewEntry[]): Promise<number> {
    const fresh: LogRow[] = []
    for (const entry of entries) {
      const last = fresh.at(-1) ?? this.#rows.at(-1)
      fresh.push(sealed(entry, (last?.seq ?? 0) + 1, last?.hash ?? GENESIS))
    }
    this.#rows.push(...fresh)
    entries.forEach(({ room, wrote }, index) => {
      const seq = fresh[index]?.seq ?? 0
      for (const range of wrote) this.#written.push({ room, range, seq })
    })
    return this.#rows.length
  }

  async head(): Promise<number> {
    return this.#rows.length
  }

  async updates(room: string, after: number, limit?: number): Promise<readonly LogRow[]> {
    const rows = this.#rows.slice(after).filter((row) => row.room === room)
    return rows.slice(0, limit)
  }

  async rows(after: number, limit: number): Promise<readonly LogRow[]> {
    return this.#rows.slice(after, after + limit)
  }

  async rowOf(room: string, { client, clock }: CharId): Promise<number | null> {
    const found = this.#written.find(
      ({ room: one, range: [writer, start, length] }) =>
        one === room && writer === client && start <= clock && clock < start + length,
    )
    return found?.seq ?? null
  }

  async snapshot(room: string): Promise<Snapshot | null> {
    const snapshot = this.#snapshots.get(room) ?? null
    return snapshot && snapshot.seq <= this.#rows.length ? snapshot : null
  }

  async keepSnapshot(room: string, snapshot: Snapshot): Promise<void> {
    this.#snapshots.set(room, snapshot)
  }

  async addInvite(invite: Invite): Promise<void> {
    this.#invites.set(invite.hash, invite)
  }

  async invites(): Promise<readonly Invite[]> {
    return [...this.#invites.values()].filter(({ hash }) => !this.#revoked.has(hash))
  }

  async revokeInvite(hash: string): Promise<boolean> {
    if (!this.#invites.has(hash) || this.#revoked.has(hash)) return false
    this.#revoked.add(hash)
    return true
  }

  async redeem(
    hash: string,
    newcomer: { readonly hash: string; readonly person: string; readonly now: number },
  ): Promise<Member | RedeemError> {
    const invite = this.#invites.get(hash)
    if (!invite) return 'unknown'
    if (this.#revoked.has(hash)) return 'revoked'
    if (invite.expires !== null && invite.expires <= newcomer.now) return 'expired'
    if (invite.uses < 1) return 'used'
    this.#invites.set(hash, { ...invite, uses: invite.uses - 1 })
    const { delegation, role } = invite
    const member = { hash: newcomer.hash, delegation, role, person: newcomer.person || invite.name }
    this.#members.set(member.hash, member)
    return member
  }

  async member(hash: string): Promise<Member | null> {
    return this.#members.get(hash) ?? null
  }

  async revoke(delegation: DelegationCode, except: string | null): Promise<readonly string[]> {
    const ended = [...this.#members.values()].filter(
      (member) => member.delegation === delegation && member.hash !== except,
    )
    for (const { hash } of ended) this.#members.delete(hash)
    return ended.map(({ hash }) => hash)
  }

  async setRole(delegation: DelegationCode, from: Role, to: Role): Promise<readonly string[]> {
    const changed = [...this.#members.values()].filter(
      (member) => member.delegation === delegation && member.role === from,
    )
    for (const member of changed) this.#members.set(member.hash, { ...member, role: to })
    return changed.map(({ hash }) => hash)
  }

  async addLease(lease: LeaseRow): Promise<void> {
    const key = `${lease.room} ${lease.client}`
    if (this.#leases.has(key)) throw new Error('the client id is leased already')
    this.#leases.set(key, lease)
  }

  async lease(room: string, client: number): Promise<LeaseRow | null> {
    return this.#leases.get(`${room} ${client}`) ?? null
  }

  async leases(room: string, session: string): Promise<readonly LeaseRow[]> {
    return [...this.#leases.values()].filter((one) => one.room === room && one.session === session)
  }

  async addRefusal(entry: RefusalEntry): Promise<void> {
    this.#refusals.push({ ...entry, id: this.#refusals.length + 1 })
  }

  async refusals(after: number, limit: number): Promise<readonly KeptRefusal[]> {
    return this.#refusals.slice(after, after + limit)
  }

  async refusalSums(): Promise<readonly RefusalSum[]> {
    return []
  }

  async close(): Promise<void> {}
}

import type { CharId, Range } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Hand, Role } from '../../shared/domain/roles.ts'

// The port behind which a negotiation is kept: an append-only log of updates and the list of those who
// take part. Two implementations, one contract suite. Nothing here knows Yjs, HTTP or a token in clear.

/** An update that is to be kept. */
export type NewEntry = {
  readonly room: string
  /** Who did it, see `author.ts`. */
  readonly author: string
  /** Milliseconds since 1970, by the relay's clock. */
  readonly ts: number
  readonly data: Uint8Array
  /** The ids that the update brought into being: the way from a character to the time of its writing. */
  readonly wrote: readonly Range[]
}

/** A row of the log as it is kept ([S2]). */
export type LogRow = {
  readonly seq: number
  readonly room: string
  readonly author: string
  readonly ts: number
  readonly prev: Uint8Array
  readonly hash: Uint8Array
  readonly digest: Uint8Array
  readonly data: Uint8Array
}

/** The state of a room after row `seq`: it saves replaying, and replaces nothing ([S6]). */
export type Snapshot = { readonly seq: number; readonly data: Uint8Array }

export type UpdateLog = {
  /** Resolves with the last sequence number when all entries are durable; none is kept if it rejects. */
  append(entries: readonly NewEntry[]): Promise<number>
  /** Number of the last row; 0 for an empty log. */
  head(): Promise<number>
  /** The rows of one room after `seq`, ascending; at most `limit`, if that is said. */
  updates(room: string, after: number, limit?: number): Promise<readonly LogRow[]>
  /** The rows of all rooms after `seq`, ascending, at most `limit`. */
  rows(after: number, limit: number): Promise<readonly LogRow[]>
  /** The row in which a character was written, or null. */
  rowOf(room: string, id: CharId): Promise<number | null>
  snapshot(room: string): Promise<Snapshot | null>
  keepSnapshot(room: string, snapshot: Snapshot): Promise<void>
}

/** What an invitation admits to; secrets are kept as hashes (`secrets.ts`). */
export type Invite = {
  readonly hash: string
  readonly delegation: DelegationCode
  readonly role: Role
  readonly name: string
  /** How many times it can still be used. */
  readonly uses: number
  /** Milliseconds since 1970, or null if it does not expire. */
  readonly expires: number | null
  /** The delegation whose member made it; null: the host of the file. */
  readonly madeBy: DelegationCode | null
}

export type Member = {
  readonly hash: string
  readonly delegation: DelegationCode
  readonly role: Role
  readonly person: string
}

/** A client id given to a session for one room, for good. */
export type LeaseRow = {
  readonly room: string
  readonly client: number
  /** Hash of the session that holds it. */
  readonly session: string
  readonly hand: Hand
}

export type RedeemError = 'unknown' | 'used' | 'expired' | 'revoked'

export type Membership = {
  addInvite(invite: Invite): Promise<void>
  /** The invitations that were not revoked, used up or not, in the order in which they were made. */
  invites(): Promise<readonly Invite[]>
  /** Makes an invitation void; false if there is none, or it is void already. */
  revokeInvite(hash: string): Promise<boolean>
  /**
   * Takes one use off the invitation and admits the member, both or neither. The member's delegation and
   * role are the invitation's; its name is the invitation's if `person` is empty.
   */
  redeem(
    invite: string,
    newcomer: { readonly hash: string; readonly person: string; readonly now: number },
  ): Promise<Member | RedeemError>
  /** The member behind a session that has not been revoked. */
  member(hash: string): Promise<Member | null>
  /** Ends all sessions of a delegation but one; returns the hashes of those it ended. */
  revoke(delegation: DelegationCode, except: string | null): Promise<readonly string[]>
  /** Gives the sessions of a delegation that have one role another; returns their hashes. */
  setRole(delegation: DelegationCode, from: Role, to: Role): Promise<readonly string[]>
  addLease(lease: LeaseRow): Promise<void>
  lease(room: string, client: number): Promise<LeaseRow | null>
  leases(room: string, session: string): Promise<readonly LeaseRow[]>
}

/** Where somebody was refused something. */
export const REFUSAL_PLACES = [
  'join',
  'ticket',
  'invites',
  'dossier',
  'export',
  'frame',
  'socket',
] as const
export type RefusalPlace = (typeof REFUSAL_PLACES)[number]

/** Something that was refused, or several like it; `null` for what is not known of who tried. */
export type RefusalEntry = {
  /** Milliseconds since 1970. */
  readonly ts: number
  readonly where: RefusalPlace
  readonly code: string
  readonly room: string | null
  readonly delegation: DelegationCode | null
  readonly role: Role | null
  readonly person: string | null
  readonly count: number
}

export type KeptRefusal = RefusalEntry & { readonly id: number }
export type RefusalSum = Pick<RefusalEntry, 'delegation' | 'code' | 'count'>

/**
 * What was refused. It is no part of the log: nothing waits for it, and it is bounded. Beyond the bound the oldest
 * entries become sums by delegation and code.
 */
export type RefusalLedger = {
  addRefusal(entry: RefusalEntry): Promise<void>
  /** Entries after the number `after`, in the order in which they were written, at most `limit`. */
  refusals(after: number, limit: number): Promise<readonly KeptRefusal[]>
  /** Of how many refusals only the sum is known, by delegation and code. */
  refusalSums(): Promise<readonly RefusalSum[]>
}

export type Store = UpdateLog & Membership & RefusalLedger & { close(): Promise<void> }

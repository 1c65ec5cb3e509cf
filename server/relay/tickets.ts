import { hashSecret, newSecret } from '../secrets.ts'
import type { Member } from '../store/store.ts'

/** What a ticket admits to: one connection to one room under these client ids. */
export type Admission = {
  /** As of which change of rights the member's are known (`Standings`). */
  readonly version: number
  readonly member: Member
  readonly room: string
  readonly clientIds: ClientIds
  /** Those of the ids that were never given out before. */
  readonly fresh: Partial<ClientIds>
}

type ClientIds = { readonly proposing: number; readonly base?: number }

/** `expires` is by the steady clock. */
type Issued = Admission & { readonly expires: number }

/**
 * Tickets: single use, short-lived, kept in memory and only as hashes ([J5]). They age by a clock that nobody sets, so
 * that a jump of the wall clock neither revives nor kills one.
 */
export class Tickets {
  readonly #issued = new Map<string, Issued>()
  /** How many of them each session holds. */
  readonly #held = new Map<string, number>()
  readonly #lifetimeMs: number
  readonly #steady: () => number
  readonly #onExpired: (admission: Admission) => void

  constructor(
    lifetimeMs: number,
    onExpired: (admission: Admission) => void,
    steady: () => number = () => performance.now(),
  ) {
    this.#lifetimeMs = lifetimeMs
    this.#onExpired = onExpired
    this.#steady = steady
  }

  /** A ticket, and for how many milliseconds it is good. */
  issue(admission: Admission): { readonly ticket: string; readonly lifetimeMs: number } {
    this.#forgetExpired()
    const ticket = newSecret()
    const expires = this.#steady() + this.#lifetimeMs
    this.#issued.set(hashSecret(ticket), { ...admission, expires })
    this.#count(admission, 1)
    return { ticket, lifetimeMs: this.#lifetimeMs }
  }

  /** The admission, once; null if there is no such ticket any more or it is for another room. */
  take(ticket: string, room: string): Admission | null {
    this.#forgetExpired()
    const hash = hashSecret(ticket)
    const issued = this.#issued.get(hash)
    if (issued) this.#forget(hash, issued)
    if (issued?.room === room) return issued
    // Spent on the wrong door: nobody will ever enter with it.
    if (issued) this.#onExpired(issued)
    return null
  }

  /** How many tickets a session holds that it has not used yet. */
  outstanding(session: string): number {
    this.#forgetExpired()
    return this.#held.get(session) ?? 0
  }

  /** Makes the tickets of those whose rights have changed void. */
  drop(applies: (member: Member, room: string) => boolean): void {
    for (const [hash, issued] of this.#issued) {
      if (!applies(issued.member, issued.room)) continue
      this.#forget(hash, issued)
      // As unused as one that expired, unless the session is no more; then nobody asks for its ids.
      this.#onExpired(issued)
    }
  }

  #forgetExpired(): void {
    const now = this.#steady()
    // Issued in the order in which they expire.
    for (const [hash, issued] of this.#issued) {
      if (issued.expires > now) return
      this.#forget(hash, issued)
      this.#onExpired(issued)
    }
  }

  #forget(hash: string, issued: Issued): void {
    this.#issued.delete(hash)
    this.#count(issued, -1)
  }

  #count({ member }: Admission, more: number): void {
    const count = (this.#held.get(member.hash) ?? 0) + more
    if (count > 0) this.#held.set(member.hash, count)
    else this.#held.delete(member.hash)
  }
}

import { hashSecret, newSecret } from '../secrets.ts'
import type { Member } from '../store/store.ts'

/** What a ticket admits to: one connection to one room under these client ids. */
export type Admission = {
  readonly member: Member
  readonly room: string
  readonly clientIds: ClientIds
  /** Those of the ids that were never given out before. */
  readonly fresh: Partial<ClientIds>
}

type ClientIds = { readonly proposing: number; readonly base?: number }

type Issued = Admission & { readonly expires: number }

/** Tickets: single use, short-lived, kept in memory and only as hashes ([J5]). */
export class Tickets {
  readonly #issued = new Map<string, Issued>()
  readonly #lifetimeMs: number
  readonly #onExpired: (admission: Admission) => void

  constructor(lifetimeMs: number, onExpired: (admission: Admission) => void) {
    this.#lifetimeMs = lifetimeMs
    this.#onExpired = onExpired
  }

  issue(admission: Admission, now: number): { readonly ticket: string; readonly expires: number } {
    this.#forgetExpired(now)
    const ticket = newSecret()
    const expires = now + this.#lifetimeMs
    this.#issued.set(hashSecret(ticket), { ...admission, expires })
    return { ticket, expires }
  }

  /** The admission, once; null if there is no such ticket any more or it is for another room. */
  take(ticket: string, room: string, now: number): Admission | null {
    this.#forgetExpired(now)
    const hash = hashSecret(ticket)
    const issued = this.#issued.get(hash)
    this.#issued.delete(hash)
    return issued?.room === room ? issued : null
  }

  /** How many tickets a session holds that it has not used yet. */
  outstanding(session: string, now: number): number {
    this.#forgetExpired(now)
    return [...this.#issued.values()].filter(({ member }) => member.hash === session).length
  }

  /** Makes the tickets of a revoked session void. */
  dropSession(session: string): void {
    for (const [hash, { member }] of this.#issued) {
      if (member.hash === session) this.#issued.delete(hash)
    }
  }

  #forgetExpired(now: number): void {
    // Issued in the order in which they expire.
    for (const [hash, issued] of this.#issued) {
      if (issued.expires > now) return
      this.#issued.delete(hash)
      this.#onExpired(issued)
    }
  }
}

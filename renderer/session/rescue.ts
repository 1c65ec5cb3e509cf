import type { Clock } from './clock.ts'
import { Cell } from './external-store.ts'
import type { KeptNotes } from './kept-notes.ts'
import type { LeaseDesk } from './lease-desk.ts'
import type { LeasedCopies } from './leased-copies.ts'
import { closeReplica, type Replica } from './replica.ts'
import type { LossReason } from './restate.ts'
import { type Notice, salvage } from './salvage.ts'

// From one replica to the next ([G14]): notes first, then what can be said again, then the old copy may go.

type Options = {
  readonly notes: KeptNotes
  readonly desk: LeaseDesk
  readonly copies: LeasedCopies
  readonly clock: Clock
}

/** The work of replicas that were given up, until it is safe. */
export class Rescue {
  readonly notice = new Cell<Notice | null>(null)
  readonly #options: Options
  #givenUp: { readonly replica: Replica; readonly reason: LossReason } | null = null
  /** The present replica says again what was refused, and the relay has not agreed yet. */
  #isRestating = false

  constructor(options: Options) {
    this.#options = options
  }

  /** Whether a replica was given up and its work waits for a fresh one. */
  get isUnderWay(): boolean {
    return this.#givenUp !== null
  }

  /** Work that waits for a fresh replica is as unsaved as it was. */
  get unsaved(): number {
    return this.#givenUp ? this.#options.desk.progress(this.#givenUp.replica.lease).unsaved : 0
  }

  begin(replica: Replica, reason: LossReason): void {
    this.#givenUp = { replica, reason }
  }

  /** The fresh replica holds what the relay has: now it shows what is missing in it. */
  finish(current: Replica): void {
    if (!this.#givenUp) return
    const { replica, reason } = this.#givenUp
    this.#givenUp = null
    // Work that says again what was refused, and is refused too, would be refused for ever.
    this.#isRestating = this.#recover(replica, current, reason, !this.#isRestating)
  }

  /** Brings over the work of a window that was closed while offline. */
  bring(old: Replica, current: Replica): void {
    if (this.#recover(old, current, 'session', true)) this.#isRestating = true
  }

  /** The relay has agreed to everything that was said. */
  agreed(): void {
    this.#isRestating = false
  }

  async close(): Promise<void> {
    if (this.#givenUp) await closeReplica(this.#givenUp.replica)
  }

  /** Returns whether something was said again. */
  #recover(old: Replica, current: Replica, reason: LossReason, isFirst: boolean): boolean {
    const { notes, clock, copies } = this.#options
    const notice = salvage(old, current, notes, { reason, now: clock.now(), isFirst })
    if (notice.kept > 0) this.notice.set(notice)
    copies.retire(old)
    return notice.restated > 0
  }
}

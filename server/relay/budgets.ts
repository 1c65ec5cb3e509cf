import { Bucket, type Budget } from './bucket.ts'

// What one may cost the others ([R12]). A connection has a budget of its own and its share of the delegation's: however
// many windows a delegation opens, it takes no more than a small part of the relay's time.

/** In units of [G6], a fifth of a microsecond: two fifths of a second at once, and a fiftieth of each. */
export const DELEGATION_BUDGET: Budget = { capacity: 2_000_000, perSecond: 100_000 }
/**
 * How fast a delegation is heard: four milliseconds of judging in one go, and a twentieth of the time. What comes faster
 * waits for its turn, after the dearest update for as long as that took twenty times over.
 */
export const DELEGATION_PACE: Budget = { capacity: 20_000, perSecond: 250_000, overdraft: 250_000 }
/** Guessing an invitation is hopeless; trying to is noise, and is made slow ([H2]). */
export const FAILED_JOINS: Budget = { capacity: 20, perSecond: 0.5 }
/** Requests of one session. */
export const SESSION_BUDGET: Budget = { capacity: 1000, perSecond: 20 }
/** Requests of all sessions of a delegation. */
export const REQUEST_BUDGET: Budget = { capacity: 2000, perSecond: 100 }

/** So many at a time; beyond it those that are full again are forgotten, for they say nothing. */
const KEPT = 10_000

/** One bucket for each of those who share a kind of budget. */
export class Budgets {
  readonly #budget: Budget
  readonly #buckets = new Map<string, Bucket>()

  constructor(budget: Budget) {
    this.#budget = budget
  }

  of(name: string): Bucket {
    const known = this.#buckets.get(name)
    if (known) return known
    if (this.#buckets.size >= KEPT) this.#forgetFull()
    const bucket = new Bucket(this.#budget)
    this.#buckets.set(name, bucket)
    return bucket
  }

  #forgetFull(): void {
    for (const [name, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(name)
  }
}

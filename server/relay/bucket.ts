/** What may be spent at once, how fast it comes back, and how far one large deed may overdraw it (a quarter of it). */
export type Budget = {
  readonly capacity: number
  readonly perSecond: number
  readonly overdraft?: number
}

/** One who has overdrawn by more is let off the rest, so that nobody is shut out for long by a single large deed. */
const OVERDRAFT = 0.25

/** A token bucket ([G6]): filled at a steady pace up to its capacity, emptied by what somebody does. */
export class Bucket {
  readonly #capacity: number
  readonly #deepest: number
  readonly #perMs: number
  readonly #now: () => number
  #level: number
  #filledAt: number

  constructor(
    { capacity, perSecond, overdraft = capacity * OVERDRAFT }: Budget,
    now: () => number = () => performance.now(),
  ) {
    this.#capacity = capacity
    this.#deepest = -overdraft
    this.#perMs = perSecond / 1000
    this.#now = now
    this.#level = capacity
    this.#filledAt = now()
  }

  /** Whether anything is left; what costs more than is left may still be done once. */
  get hasLeft(): boolean {
    this.#fill()
    return this.#level > 0
  }

  /** Whether nothing has been spent that is not there again. */
  get isFull(): boolean {
    this.#fill()
    return this.#level >= this.#capacity
  }

  /** Milliseconds until something is left. */
  get msUntilLeft(): number {
    this.#fill()
    return Math.max(0, -this.#level / this.#perMs)
  }

  spend(units: number): void {
    this.#fill()
    this.#level = Math.max(this.#level - units, this.#deepest)
  }

  #fill(): void {
    const now = this.#now()
    this.#level = Math.min(this.#capacity, this.#level + (now - this.#filledAt) * this.#perMs)
    this.#filledAt = now
  }
}

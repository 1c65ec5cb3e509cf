/** One who has overdrawn by more is let off the rest, so that nobody is shut out for long by a single large deed. */
const DEEPEST = 0.25

/** A token bucket ([G6]): filled at a steady pace up to its capacity, emptied by what somebody does. */
export class Bucket {
  readonly #capacity: number
  readonly #perMs: number
  readonly #now: () => number
  #level: number
  #filledAt: number

  constructor(capacity: number, perSecond: number, now: () => number = () => performance.now()) {
    this.#capacity = capacity
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

  spend(units: number): void {
    this.#fill()
    this.#level = Math.max(this.#level - units, -this.#capacity * DEEPEST)
  }

  #fill(): void {
    const now = this.#now()
    this.#level = Math.min(this.#capacity, this.#level + (now - this.#filledAt) * this.#perMs)
    this.#filledAt = now
  }
}

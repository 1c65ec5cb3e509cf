/**
 * How many local changes are not known to be durable: those that were not sent yet, and those in messages that the
 * relay has not acknowledged. It acknowledges by counting the update messages of one connection, in their order.
 */
export class UnsavedChanges {
  #unsent: number
  #inFlight: number[] = []
  #acknowledged = 0

  /** `unsent`: changes that an earlier window left. */
  constructor(unsent: number) {
    this.#unsent = unsent
  }

  get count(): number {
    return this.#unsent + this.#inFlight.reduce((sum, changes) => sum + changes, 0)
  }

  changed(): void {
    this.#unsent++
  }

  /** One message went out with everything that had not been sent. */
  sent(): void {
    // Work that an earlier window left counts for one change at least.
    this.#inFlight.push(Math.max(1, this.#unsent))
    this.#unsent = 0
  }

  /** The relay holds everything already: the acknowledgement was lost, not the work. */
  allKnown(): void {
    this.#unsent = 0
  }

  /** `count` messages of this connection are durable; returns whether that is news. */
  acknowledged(count: number): boolean {
    const news = count - this.#acknowledged
    if (news <= 0) return false
    this.#acknowledged = count
    this.#inFlight.splice(0, news)
    return true
  }

  /** The connection ended: what was not acknowledged is to be sent again, on a connection that counts from zero. */
  lost(): void {
    this.#unsent = this.count
    this.#inFlight = []
    this.#acknowledged = 0
  }
}

import { COST } from './limits.ts'
import { refuse } from './refuse.ts'

/** What judging one update has cost so far ([G6]); it stops the judgement when that is too much. */
export class CostMeter {
  #spent = 0
  #paid = 0

  /** Units spent, those of `pay` included: what the connection pays. */
  get total(): number {
    return this.#spent + this.#paid
  }

  spend(units: number): void {
    this.#spent += units
    if (this.#spent > COST.limit) refuse('too-costly')
  }

  /**
   * What costs the connection, but never makes an update too costly: items that are many, and reading what is known
   * already. An honest client that was away for a week sends back a long list of deletions.
   */
  pay(units: number): void {
    this.#paid += units
  }
}

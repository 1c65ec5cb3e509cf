import { COST } from './limits.ts'
import { refuse } from './refuse.ts'

/** What judging one update has cost so far ([G6]); it stops the judgement when that is too much. */
export class CostMeter {
  #spent = 0
  #reading = 0

  /** Units spent, reading included: what the connection pays. */
  get total(): number {
    return this.#spent + this.#reading
  }

  spend(units: number): void {
    this.#spent += units
    if (this.#spent > COST.limit) refuse('too-costly')
  }

  /**
   * Reading what is known already costs the connection, but never makes an update too costly: an honest client
   * that was away for a week sends back a long list of deletions.
   */
  read(units: number): void {
    this.#reading += units
  }
}

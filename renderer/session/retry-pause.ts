import { type Clock, waitBeforeRetry } from './clock.ts'

/** The wait between two attempts: longer with each that failed, and over at once when somebody asks. */
export class RetryPause {
  readonly #clock: Clock
  #failures = 0
  #wake: () => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async wait(): Promise<void> {
    const waitMs = waitBeforeRetry(this.#failures++, this.#clock.random())
    await new Promise<void>((resolve) => {
      const stop = this.#clock.after(waitMs, resolve)
      this.#wake = () => {
        stop()
        resolve()
      }
    })
  }

  /** Ends the wait that is under way. */
  wake(): void {
    this.#wake()
  }

  /** An attempt has succeeded: the next wait is short again. */
  reset(): void {
    this.#failures = 0
  }
}

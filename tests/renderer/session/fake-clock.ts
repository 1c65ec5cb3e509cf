import type { Clock } from '../../../renderer/session/clock.ts'

/** Time that stands still until the test moves it. */
export class FakeClock implements Clock {
  #now = Date.UTC(2020, 2, 19, 14, 2, 11)
  #timers: { at: number; readonly callback: () => void }[] = []

  now(): number {
    return this.#now
  }

  random(): number {
    return 0.5
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** The machine sleeps: time goes on, and what was to be called is as far ahead as before. */
  sleep(ms: number): void {
    this.#now += ms
    for (const timer of this.#timers) timer.at += ms
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#timers = this.#timers.filter((one) => one !== due)
      this.#now = Math.max(this.#now, due.at)
      due.callback()
    }
    this.#now = end
  }
}

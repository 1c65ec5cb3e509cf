/** Time and chance as the session sees them; tests bring their own. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after so many milliseconds, unless what it returned is called before. */
  after(ms: number, callback: () => void): () => void
  /** In `[0, 1)`. */
  random(): number
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000

/**
 * Milliseconds to wait before the next attempt to connect, doubling with each failure; half of it is left
 * to chance, so that thirty delegations do not come back in the same instant after a restart.
 */
export function waitBeforeRetry(failures: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10))
  return Math.round(longest / 2 + (random * longest) / 2)
}

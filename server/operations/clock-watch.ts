/** Smaller steps are a time server's daily work. */
const JUMP_MS = 5000
const LOOK_EVERY_MS = 1000

export type Clocks = {
  /** Milliseconds since 1970, which somebody may set. */
  readonly wall: () => number
  /** Milliseconds since whenever, which nobody can. */
  readonly steady: () => number
}

/**
 * Tells of each jump of the wall clock: by how many milliseconds, negative when it went back ([M4]). A machine that
 * slept jumps too. Returns the way to stop.
 */
export function watchClock(clocks: Clocks, onJump: (jumpMs: number) => void): () => void {
  let gap = clocks.wall() - clocks.steady()
  const timer = setInterval(() => {
    const now = clocks.wall() - clocks.steady()
    const jumpMs = now - gap
    gap = now
    if (Math.abs(jumpMs) > JUMP_MS) onJump(Math.round(jumpMs))
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

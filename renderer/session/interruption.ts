// What may have ended the connections of a window without anybody telling them ([R18]). Whoever runs the window knows of it;
// what follows from it is each line's own affair.

export type Interruption =
  /** The machine has slept. */
  | 'wake'
  /** A network came or went. */
  | 'network'
  /** The page was out of sight, and may have stood still meanwhile. */
  | 'return'

/** Calls the listener for each; returns the way to stop. */
export type OnInterruption = (listener: (what: Interruption) => void) => () => void

export type Interruptions = {
  readonly on: OnInterruption
  stop(): void
}

/** Listens once for all of a window, however many lines it has. */
export function listenOnce(onInterruption: OnInterruption): Interruptions {
  const listeners = new Set<(what: Interruption) => void>()
  const stop = onInterruption((what) => {
    for (const listener of [...listeners]) listener(what)
  })
  return {
    on: (listener) => {
      // Each its own, also of one who listens twice.
      const own = (what: Interruption) => listener(what)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    stop,
  }
}

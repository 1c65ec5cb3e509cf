// The desktop app's window asks where its relay is before anything else is fetched, so that the answer is here when there
// is somebody to take it. In a browser nobody is asked.

let asked: Promise<unknown> | null = null

/** Asks, if there is a desktop app to ask; its start window belongs to no negotiation. */
export function askStartAhead(): void {
  const { penholder: bridge } = window
  if (bridge && !new URLSearchParams(location.search).has('start')) {
    asked = bridge.start({ fresh: false })
    // Whoever takes it hears of a failure.
    asked.catch(() => undefined)
  }
}

/** What was asked ahead, once; null if nothing was, or somebody has taken it. */
export function takeAskedStart(): Promise<unknown> | null {
  const taken = asked
  asked = null
  return taken
}

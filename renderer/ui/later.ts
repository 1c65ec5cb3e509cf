import { type FunctionComponent, useSyncExternalStore } from 'react'

// Parts of the window whose code comes after the first paint. React's own `lazy` fetches when a part is wanted and
// fails with the whole window if that is impossible; but a part may be wanted first while the relay, which serves the
// code as well, cannot be reached. So parts are fetched ahead, and what did not come is asked for again.

const AGAIN_MS = 3000

let first: Promise<unknown> = Promise.resolve()

/** Whatever part is wanted from now on is fetched when `done`: who waits for that, waits for nothing else. */
export function fetchPartsAfter(done: Promise<unknown>): void {
  first = done
}

/** A component whose code comes later. */
export type Later<Props> = {
  /** Fetches the code ahead of being wanted. */
  readonly fetch: () => void
  readonly subscribe: (listener: () => void) => () => void
  readonly getSnapshot: () => FunctionComponent<Props> | null
}

/** The component that `load` brings, once it is here. */
export function later<Props>(load: () => Promise<FunctionComponent<Props>>): Later<Props> {
  let part: FunctionComponent<Props> | null = null
  let isFetching = false
  const listeners = new Set<() => void>()
  const fetch = (): void => {
    if (part || isFetching) return
    isFetching = true
    first.then(load).then(arrive, fail)
  }
  const arrive = (loaded: FunctionComponent<Props>): void => {
    part = loaded
    for (const listener of listeners) listener()
  }
  const fail = (): void => {
    isFetching = false
    // For those who are waiting; if nobody is, the next one who wants it asks.
    setTimeout(() => listeners.size > 0 && fetch(), AGAIN_MS)
  }
  return {
    fetch,
    subscribe: (listener) => {
      listeners.add(listener)
      fetch()
      return () => listeners.delete(listener)
    },
    getSnapshot: () => part,
  }
}

/** The part, or null until it is here. */
export function useLater<Props>(part: Later<Props>): FunctionComponent<Props> | null {
  return useSyncExternalStore(part.subscribe, part.getSnapshot)
}

import { useSyncExternalStore } from 'react'

type Store<T> = { subscribe(listener: () => void): () => void; getSnapshot(): T }

/** The present value of a store; the component draws again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot)
}

const NEVER = { subscribe: () => () => {}, getSnapshot: () => null }

/** As `useStore`, for a store that may not be there yet. */
export function useMaybeStore<T>(store: Store<T> | null): T | null {
  const present: Store<T | null> = store ?? NEVER
  return useSyncExternalStore(present.subscribe, present.getSnapshot)
}

/**
 * What `read` takes from a store that may not be there yet; the component draws again only when that changes.
 * `read` must give the same answer for the same value, so not a new object each time.
 */
export function useStorePart<T, Part>(
  store: Store<T> | null,
  read: (value: T | null) => Part,
): Part {
  const present: Store<T | null> = store ?? NEVER
  return useSyncExternalStore(present.subscribe, () => read(present.getSnapshot()))
}

import { useMemo, useSyncExternalStore } from 'react'

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

/**
 * As `useStore`, but the component draws at most once a frame: for what changes with every key and is gone
 * again before anybody could have read it.
 */
export function useStoreByFrame<T>(store: Store<T>): T {
  const byFrame = useMemo(() => coalesce(store), [store])
  return useSyncExternalStore(byFrame.subscribe, byFrame.getSnapshot)
}

function coalesce<T>(store: Store<T>): Store<T> {
  let shown = store.getSnapshot()
  return {
    getSnapshot: () => shown,
    subscribe: (listener) => {
      let frame: number | null = null
      const show = (): void => {
        frame = null
        const now = store.getSnapshot()
        if (Object.is(now, shown)) return
        shown = now
        listener()
      }
      const stop = store.subscribe(() => {
        frame ??= requestAnimationFrame(show)
      })
      show()
      return () => {
        stop()
        if (frame !== null) cancelAnimationFrame(frame)
      }
    },
  }
}

import type { Store } from '../store/store.ts'

/** The same store; tells how long each batch took to become durable, and of how many entries it was. */
export function timedStore(
  store: Store,
  onAppended: (seconds: number, entries: number) => void,
): Store {
  return {
    ...store,
    append: async (entries) => {
      const begun = performance.now()
      const seq = await store.append(entries)
      onAppended((performance.now() - begun) / 1000, entries.length)
      return seq
    },
  }
}

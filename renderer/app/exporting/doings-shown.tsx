import { later, useLater } from '../../ui/later.ts'
import { useStore } from '../../ui/use-store.ts'
import type { Doings } from './doings.ts'

const list = later(async () => (await import('./doing-list.tsx')).DoingList)

/** What is being done, if it takes long. */
export function DoingsShown({ store }: { readonly store: Doings }) {
  const doings = useStore(store)
  return doings.length > 0 ? <Listed doings={doings} /> : null
}

function Listed(props: { readonly doings: ReturnType<Doings['getSnapshot']> }) {
  const DoingList = useLater(list)
  return DoingList ? <DoingList {...props} /> : null
}

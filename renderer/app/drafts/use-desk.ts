import { useState } from 'react'
import type { Drafting } from '../../session/drafts/drafting.ts'
import { whenSaved } from '../../session/drafts/when-saved.ts'
import type { TextSession } from '../../session/live-text.ts'
import { useMaybeStore } from '../../ui/use-store.ts'
import { isChosen, useMaybeChosen } from './use-chosen.ts'

/** What those who hold the pen have prepared, and the text into which it goes. */
export type Desk = { readonly drafting: Drafting; readonly session: TextSession }

type Prepared = {
  /** How many changes are chosen. */
  readonly count: number
  readonly isIncluded: boolean
  readonly include: (isIncluded: boolean) => void
  readonly isBusy: boolean
  /** The relay has not taken the changes. */
  readonly hasFailed: boolean
  /** Publishes them, if they are wanted; whether the relay holds them, so that the revision that follows has them in it. */
  readonly publish: () => Promise<boolean>
}

/** The desk as a part of circulating: what is prepared is published, and is in the revision that is circulated with it. */
export function useDesk(desk: Desk | null): Prepared {
  const drafts = useMaybeStore(desk?.drafting.drafts ?? null) ?? []
  const left = useMaybeChosen(desk?.drafting ?? null)
  const [isIncluded, include] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const chosen = drafts.filter((draft) => isChosen(draft, left))
  const publish = async (): Promise<boolean> => {
    if (!desk || !isIncluded || chosen.length === 0) return true
    setBusy(true)
    const done = desk.drafting.table(new Set(chosen.map(({ id }) => id)))
    const isSaved = done > 0 && (await whenSaved(desk.session))
    setFailed(!isSaved)
    setBusy(false)
    return isSaved
  }
  return { count: chosen.length, isIncluded, include, isBusy, hasFailed, publish }
}

import { useCallback, useMemo, useState } from 'react'
import { type Audience, audienceFor, audiencesOf } from '../../../shared/domain/audiences.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'

export type ChosenAudience = {
  /** To whom this member may tell something, the widest first. */
  readonly offered: readonly Audience[]
  readonly chosen: Audience
  readonly choose: (audience: Audience) => void
}

const NOBODY = { members: [], groups: [] }

/** The delegation's choice of to whom it tells things of a kind, remembered on this machine ([Q11]). */
export function useAudience(
  negotiation: Negotiation,
  kind: 'position' | 'comment' | 'support',
): ChosenAudience {
  const { dossier: named, delegation } = negotiation.session
  const key = `penholder.audience/${named}/${delegation}/${kind}`
  const me = useStore(negotiation.me)
  const dossier = useStore(negotiation.dossier)
  const [wish, setWish] = useState(() => localStorage.getItem(key) ?? 'all')
  const choose = useCallback(
    (next: Audience) => {
      localStorage.setItem(key, next)
      setWish(next)
    },
    [key],
  )
  return useMemo(() => {
    const offered = audiencesOf(me, dossier ?? NOBODY)
    return { offered, chosen: audienceFor(wish, offered), choose }
  }, [me, dossier, wish, choose])
}

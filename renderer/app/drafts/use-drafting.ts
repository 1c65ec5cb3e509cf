import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import { draftRoomOf } from '../../session/drafts/draft-room.ts'
import type { Drafting } from '../../session/drafts/drafting.ts'
import type { LiveText, TextSession } from '../../session/live-text.ts'
import { isDrafting } from '../../session/member.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'

/** Where what this person writes goes: at once to all, or into a branch. */
type DraftMode = 'live' | 'private'

export type DraftingState = {
  readonly mode: DraftMode
  /** Whether there is a choice: for who drafts, while the text is drafted. */
  readonly isOffered: boolean
  readonly isDesk: boolean
  /** Null while one drafts live, and until the room is open. */
  readonly drafting: Drafting | null
  readonly choose: (mode: DraftMode) => void
  /** The text as it is read and written here: the branch, or what all members have. */
  readonly text: LiveText | null
}

type Options = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly live: LiveText | null
}

/** Lets a person draft live or in private; the choice is remembered for the negotiation on this machine. */
export function useDrafting({ negotiation, dossier, session, live }: Options): DraftingState {
  const me = useStore(negotiation.me)
  const isOffered = isDrafting(me.role) && dossier?.stage === 'drafting'
  const [chosen, choose] = useChoice(negotiation.session.dossier)
  const mode: DraftMode = isOffered ? (chosen ?? dossier?.drafting ?? 'live') : 'live'
  const room = draftRoomOf(me)
  const drafting = useOpened(negotiation, session, mode === 'private' ? room : null)
  const branch = useMaybeStore(drafting?.text ?? null)
  // Until the room is open nothing is written: it would go to everybody.
  const waiting = useMemo(() => live && { ...live, mayWrite: false }, [live])
  const text = mode === 'live' ? live : (branch ?? waiting)
  const isDesk = holdsPen(me.role)
  return useMemo(
    () => ({ mode, isOffered, isDesk, drafting, choose, text }),
    [mode, isOffered, isDesk, drafting, choose, text],
  )
}

function useChoice(dossier: string): readonly [DraftMode | null, (mode: DraftMode) => void] {
  const key = `penholder.drafting/${dossier}`
  const [chosen, setChosen] = useState<DraftMode | null>(() => {
    const kept = localStorage.getItem(key)
    return kept === 'live' || kept === 'private' ? kept : null
  })
  const choose = useCallback(
    (mode: DraftMode) => {
      localStorage.setItem(key, mode)
      setChosen(mode)
    },
    [key],
  )
  return [chosen, choose]
}

function useOpened(
  negotiation: Negotiation,
  session: TextSession | null,
  room: string | null,
): Drafting | null {
  const [drafting, setDrafting] = useState<Drafting | null>(null)
  useEffect(() => {
    if (!session || room === null) return
    let isGone = false
    let opened: Drafting | null = null
    const open = async (): Promise<void> => {
      const { draftingOf } = await import('../../session/drafts/drafting-of.ts')
      if (isGone) return
      opened = draftingOf(negotiation, session)
      setDrafting(opened)
    }
    // Where the relay, which serves the code as well, does not answer, choosing again asks again.
    open().catch(() => undefined)
    return () => {
      isGone = true
      opened?.close()
      setDrafting(null)
    }
  }, [negotiation, session, room])
  return drafting
}

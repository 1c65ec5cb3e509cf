import { useMemo } from 'react'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import type { Asker } from '../../shared/protocol/asker.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import { isDrafting, mayRemarkIn } from '../session/member.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { useStore, useStorePart } from '../ui/use-store.ts'

type Options = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
}

/** What this window's member may do with the text now. */
export function useAsker({ negotiation, dossier, session, text }: Options): Asker {
  const isEnded = useStorePart(session?.connection ?? null, (status) => status?.kind === 'ended')
  const { role } = useStore(negotiation.me)
  const isReady = isDrafting(role) && text?.mayWrite === true && !isEnded
  const mayWrite = isReady && dossier?.stage === 'drafting'
  const mayRemark = role !== 'secretariat'
  const maySpeak = isReady && dossier !== null && mayRemarkIn(dossier.stage)
  return useMemo(
    () => ({ mayWrite, holdsPen: holdsPen(role), mayRemark, maySpeak }),
    [mayWrite, role, mayRemark, maySpeak],
  )
}

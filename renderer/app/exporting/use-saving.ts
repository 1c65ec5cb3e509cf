import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Platform } from '../../platform.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Asked } from '../../session/relay-api.ts'
import type { Announce } from '../announcements.tsx'
import { exportName } from '../export-name.ts'
import { useFailureText } from '../failure-text.ts'
import { type Doings, giveUpable } from './doings.ts'

type Around = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly announce: Announce
  readonly doings: Doings
}

export type Fetch = (
  negotiation: Negotiation,
  dossier: Dossier,
  signal: AbortSignal,
) => Asked<Uint8Array>

/** Asks the relay for something, which may be given up meanwhile, and saves it where the user says. */
export function useSaving({ negotiation, platform, announce, doings }: Around) {
  const { t } = useTranslation('app')
  const failureText = useFailureText()
  return useCallback(
    async (fetch: Fetch, extension: string): Promise<void> => {
      const dossier = negotiation.dossier.getSnapshot()
      if (!dossier) return
      const name = exportName(dossier.topic, extension)
      const fetched = await giveUpable(doings, name, (signal) =>
        fetch(negotiation, dossier, signal),
      )
      if (!fetched) return
      if (!fetched.ok) {
        announce.set({ text: failureText(fetched.error) })
        return
      }
      const saved = await platform.saveExport(name, fetched.value)
      if (saved) announce.set({ text: t('exported', { path: saved.path }) })
    },
    [negotiation, platform, announce, doings, t, failureText],
  )
}

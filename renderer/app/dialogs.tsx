import { lazy, Suspense } from 'react'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Negotiation } from '../session/negotiation.ts'

export type DialogName = 'help' | 'invite'

const HelpDialog = lazy(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))
const InviteDialog = lazy(async () => ({
  default: (await import('./invite-dialog.tsx')).InviteDialog,
}))

type Props = {
  readonly open: DialogName | null
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

/** The dialog that is open, if any; dialogs are fetched when the first of them is wanted. */
export function Dialogs({ open, negotiation, dossier, onClose }: Props) {
  if (open === null) return null
  return (
    <Suspense fallback={null}>
      {open === 'help' ? (
        <HelpDialog onClose={onClose} />
      ) : (
        <InviteDialog negotiation={negotiation} dossier={dossier} onClose={onClose} />
      )}
    </Suspense>
  )
}

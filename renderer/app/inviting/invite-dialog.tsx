import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/conduct.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { learn } from '../i18n.ts'
import { InviteForm } from './invite-form.tsx'
import { type Made, MadeInvite } from './made-invite.tsx'
import { OpenInvites } from './open-invites.tsx'
import './inviting.css'

learn('conduct', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

/** Who may invites somebody: whom, as what, for how long; then a link to copy; below, the invitations that are open. */
export function InviteDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation(['conduct', 'app'])
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Dialog title={t('inviteTitle')} closeLabel={t('app:close')} onClose={onClose}>
      {made ? (
        <MadeInvite made={made} onAnother={() => setMade(null)} />
      ) : (
        <InviteForm negotiation={negotiation} dossier={dossier} onMade={setMade} />
      )}
      <OpenInvites key={made?.answer.invite ?? ''} negotiation={negotiation} />
    </Dialog>
  )
}

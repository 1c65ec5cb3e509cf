import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as conduct from '../../../shared/messages/conduct.ts'
import * as words from '../../../shared/messages/sharing.ts'
import type { SharingState } from '../../../shared/protocol/sharing.ts'
import type { Platform } from '../../platform.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { InviteForm } from './invite-form.tsx'
import type { Made } from './invite-links.ts'
import { MadeInvite } from './made-invite.tsx'
import { OpenInvites } from './open-invites.tsx'
import { Reach } from './reach.tsx'
import { useSharing } from './use-sharing.ts'
import { rolesToInvite } from './who-invites.ts'
import '../conduct/conduct.css'
import './sharing.css'

learn('conduct', conduct)
learn('sharing', words)

type Props = {
  readonly negotiation: Negotiation
  readonly platform: Pick<Platform, 'sharing'>
  readonly dossier: Dossier | null
  readonly isEnded: boolean
  readonly onClose: () => void
}

/** Where the negotiation is reached, and the way to share it, in a window that hosts it; below, whoever may invites. */
export function ShareSheet({ negotiation, platform, dossier, isEnded, onClose }: Props) {
  const { t } = useTranslation(['sharing', 'app'])
  const { sharing } = platform
  const news = useSharing(sharing)
  const me = useStore(negotiation.me)
  const title = t(sharing ? 'shareTitle' : 'inviteTitle')
  return (
    <Dialog title={title} closeLabel={t('app:close')} onClose={onClose}>
      {sharing ? <Reach desk={sharing} news={news} /> : null}
      {isEnded ? null : rolesToInvite(me.role).length > 0 ? (
        <Invite
          negotiation={negotiation}
          dossier={dossier}
          sharing={news?.state ?? null}
          isPart={sharing !== null}
        />
      ) : (
        <p>{t('inviteNobody')}</p>
      )}
    </Dialog>
  )
}

type InviteProps = Pick<Props, 'negotiation' | 'dossier'> & {
  /** How others reach the negotiation; null if that is not for this window to say. */
  readonly sharing: SharingState | null
  /** Whether something stands above it. */
  readonly isPart: boolean
}

/** Whom, as what, for how long; then a link to copy; below, the invitations that are open. */
function Invite({ negotiation, dossier, sharing, isPart }: InviteProps) {
  const { t } = useTranslation('sharing')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <>
      <section>
        {isPart ? <h3 className="section-title">{t('inviteSomebody')}</h3> : null}
        {made ? (
          <MadeInvite made={made} sharing={sharing} onAnother={() => setMade(null)} />
        ) : (
          <InviteForm
            negotiation={negotiation}
            dossier={dossier}
            isHereAlone={sharing?.kind === 'own'}
            onMade={setMade}
          />
        )}
      </section>
      <OpenInvites
        key={made?.answer.invite ?? ''}
        negotiation={negotiation}
        isShared={sharing?.kind === 'shared'}
      />
    </>
  )
}

import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/conduct.ts'
import type { ListedInvite } from '../../../shared/protocol/http.ts'
import { useDelegationNames, useTimes } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'

learn('conduct', words)

/** [J11] Above the page: an invitation in this delegation's name that it did not make. */
export function ForeignNotice({ negotiation }: { readonly negotiation: Negotiation }) {
  const { t } = useTranslation('conduct')
  const { api, session, foreignInvites } = negotiation
  const invites = useStore(foreignInvites.unknown)
  const withdraw = async (invite: ListedInvite): Promise<void> => {
    const done = await api.revokeInvite(session.session, invite.id)
    if (done.ok) foreignInvites.know([invite])
  }
  return invites.map((invite) => (
    <div key={invite.id} className="page-notice" data-tone="care">
      <Said invite={invite} />
      {invite.uses > 0 ? (
        <Button size="small" onClick={() => void withdraw(invite)}>
          {t('inviteWithdraw')}
        </Button>
      ) : null}
      <Button size="small" onClick={() => foreignInvites.know([invite])}>
        {t('foreignKnown')}
      </Button>
    </div>
  ))
}

function Said({ invite }: { readonly invite: ListedInvite }) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { delegation, madeBy, uses, expires, name } = invite
  const values = {
    by: madeBy === null ? t('theHost') : nameOf(madeBy),
    name: nameOf(delegation),
    whom: name === '' ? '' : t('foreignWhom', { whom: name }),
    time: expires === null ? '' : timeOf(expires),
  }
  const key = uses === 0 ? 'foreignUsed' : expires === null ? 'foreignOpen' : 'foreignOpenUntil'
  return (
    <span>
      {t(key, values)} {t('foreignMeans', values)}
    </span>
  )
}

import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedInvite } from '../../../shared/protocol/http.ts'
import { useDelegationNames, useTimes } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { RelayFailure } from '../../session/relay-api.ts'
import { Button } from '../../ui/button.tsx'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'

type Listed = readonly ListedInvite[] | RelayFailure | null

type Props = {
  readonly negotiation: Negotiation
  /** Shared from this window: not all links that were made lead to where it is reached. */
  readonly isShared: boolean
}

/** The invitations that somebody can still use; each can be withdrawn. */
export function OpenInvites({ negotiation, isShared }: Props) {
  const { t } = useTranslation(['conduct', 'sharing'])
  const failureText = useFailureText()
  const [listed, setListed] = useState<Listed>(null)
  const [said, setSaid] = useState('')
  const { api, session } = negotiation
  useEffect(() => {
    let isShown = true
    void api.invites(session.session).then((answer) => {
      if (isShown) setListed(answer.ok ? answer.value.invites.filter(isOpen) : answer.error)
    })
    return () => {
      isShown = false
    }
  }, [api, session])
  const withdraw = async (id: string): Promise<void> => {
    const done = await api.revokeInvite(session.session, id)
    setSaid(done.ok ? t('inviteWithdrawn') : failureText(done.error))
    if (done.ok && isList(listed)) setListed(listed.filter((one) => one.id !== id))
  }
  return (
    <section className="open-invites">
      <h3 className="section-title">{t('openInvites')}</h3>
      {isShared && isList(listed) && listed.length > 0 ? (
        <p className="reach-means">{t('sharing:linksBefore')}</p>
      ) : null}
      {isList(listed) ? (
        <List invites={listed} negotiation={negotiation} onWithdraw={(id) => void withdraw(id)} />
      ) : listed ? (
        <p>{t('openInvitesUnknown', { reason: failureText(listed) })}</p>
      ) : null}
      <p role="status">{said}</p>
    </section>
  )
}

function isList(listed: Listed): listed is readonly ListedInvite[] {
  return Array.isArray(listed)
}

function isOpen({ uses, expires }: ListedInvite): boolean {
  return uses > 0 && (expires === null || expires > Date.now())
}

type ListProps = {
  readonly invites: readonly ListedInvite[]
  readonly negotiation: Negotiation
  readonly onWithdraw: (id: string) => void
}

function List({ invites, negotiation, onWithdraw }: ListProps) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const me = useStore(negotiation.me)
  if (invites.length === 0) return <p>{t('openInvitesNone')}</p>
  return (
    <ul>
      {invites.map((invite) => {
        const isForeign = me.role !== 'penholder' && invite.madeBy !== me.delegation
        return (
          <li key={invite.id} data-foreign={isForeign || undefined}>
            <CodeChip code={invite.delegation} name={nameOf(invite.delegation)} look="outline" />
            <Facts invite={invite} isForeign={isForeign} />
            <Button
              size="small"
              aria-label={t('inviteWithdrawFor', {
                name: invite.name || nameOf(invite.delegation),
              })}
              onClick={() => onWithdraw(invite.id)}
            >
              {t('inviteWithdraw')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

type FactsProps = { readonly invite: ListedInvite; readonly isForeign: boolean }

function Facts({ invite, isForeign }: FactsProps) {
  const { t } = useTranslation('conduct')
  const nameOf = useDelegationNames()
  const timeOf = useTimes()
  const { role, name, uses, expires, madeBy } = invite
  const facts = [
    t('inviteLeft', { count: uses }),
    expires === null ? t('inviteForEver') : t('inviteUntil', { time: timeOf(expires) }),
    madeBy === null ? t('inviteByHost') : t('inviteBy', { name: nameOf(madeBy) }),
  ]
  return (
    <span className="open-invite">
      <span>
        {t(`role_${role}`)}
        {name ? <b dir="auto"> {name}</b> : null}
      </span>
      <small>{facts.join(' · ')}</small>
      {isForeign ? <strong>{t('inviteForeign')}</strong> : null}
    </span>
  )
}

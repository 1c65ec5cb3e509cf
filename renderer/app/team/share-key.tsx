import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InviteAnswer } from '../../../shared/protocol/http.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { SealedSession } from '../../session/sealed/sealed-session.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'
import { LinkLine } from '../link-line.tsx'

type Props = {
  readonly negotiation: Negotiation
  readonly sealed: SealedSession
  /** The delegation's own room, to which a link for a colleague leads. */
  readonly isOwn: boolean
}

/** How colleagues come by the key: with a link of their own, or by the key alone. */
export function ShareKey({ negotiation, sealed, isOwn }: Props) {
  const { t } = useTranslation(['team', 'app'])
  const failureText = useFailureText()
  const key = useStore(sealed.keyText)
  const { role, delegation } = useStore(negotiation.me)
  const [made, setMade] = useState<{ readonly answer: InviteAnswer; readonly key: string }>()
  const [trouble, setTrouble] = useState('')
  if (key === null) return null
  const invite = async (): Promise<void> => {
    const { api, session } = negotiation
    const answer = await api.invite(session.session, { delegation, role })
    if (answer.ok) setMade({ answer: answer.value, key })
    setTrouble(answer.ok ? '' : failureText(answer.error))
  }
  return (
    <section className="team-share">
      {isOwn && role !== 'secretariat' ? (
        <Button onClick={() => void invite()}>{t('inviteColleague')}</Button>
      ) : null}
      {made?.key === key ? <ColleagueLink answer={made.answer} roomKey={key} /> : null}
      <p role="alert">{trouble}</p>
      <p className="team-hint">{t('copyKeyHint')}</p>
      <CopyButton
        text={key}
        label={t('copyKey')}
        doneLabel={t('app:copied')}
        failedLabel={t('app:copyByHand')}
      />
    </section>
  )
}

type LinkProps = { readonly answer: InviteAnswer; readonly roomKey: string }

/** The links of the invitation with the key behind it, which no relay ever sees. */
function ColleagueLink({ answer, roomKey }: LinkProps) {
  const { t } = useTranslation('team')
  const { invite, link, appLink } = answer
  return (
    <>
      <LinkLine
        className="team-link"
        label={t('colleagueLink')}
        hint={t('colleagueLinkHint')}
        link={`${link ?? invite}.${roomKey}`}
      />
      {appLink === null ? null : (
        <LinkLine
          className="team-link"
          label={t('colleagueAppLink')}
          link={`${appLink}.${roomKey}`}
        />
      )}
    </>
  )
}

import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SealedSession } from '../../session/sealed/sealed-session.ts'
import type { SealedMember } from '../../session/sealed/sealed-view.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'

/** Who has the key, and the way to leave somebody out. */
export function Readers({ sealed }: { readonly sealed: SealedSession }) {
  const { t } = useTranslation('team')
  const members = useStore(sealed.members)
  const status = useStore(sealed.status)
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <section>
      <h2 className="section-title">{t('readers')}</h2>
      <ul className="team-readers">
        {members.map((member) => (
          <li key={member.id}>
            <Reader member={member} />
            {member.isMe || status.kind !== 'live' || leaving === member.id ? null : (
              <Button
                size="small"
                look="quiet"
                aria-label={t('leaveOutWhom', { name: nameOf(member, t('nameless')) })}
                onClick={() => setLeaving(member.id)}
              >
                {t('leaveOut')}
              </Button>
            )}
            {leaving === member.id ? (
              <LeaveOut sealed={sealed} member={member} onDone={() => setLeaving(null)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf({ person }: SealedMember, nameless: string): string {
  return person === '' ? nameless : person
}

function Reader({ member }: { readonly member: SealedMember }) {
  const { t } = useTranslation('team')
  const { isMe, isHere } = member
  const said = isMe ? t('thisComputer') : isHere ? t('hereNow') : ''
  return (
    <span className="team-reader" data-here={isHere || undefined}>
      <bdi>{nameOf(member, t('nameless'))}</bdi>
      {said === '' ? null : <small> {said}</small>}
    </span>
  )
}

type LeaveOutProps = {
  readonly sealed: SealedSession
  readonly member: SealedMember
  readonly onDone: () => void
}

function LeaveOut({ sealed, member, onDone }: LeaveOutProps) {
  const { t } = useTranslation('team')
  const [isImpossible, setIsImpossible] = useState(false)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  const name = nameOf(member, t('nameless'))
  return (
    <div className="team-ask">
      <h3>{t('leaveOutAsk', { name })}</h3>
      <p>{t('leaveOutMeans', { name })}</p>
      <p role="alert">{isImpossible ? t('leaveOutNot') : null}</p>
      <div className="team-acts">
        <Button ref={cancel} size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          size="small"
          look="primary"
          onClick={() => (sealed.leaveOut([member.id]) ? onDone() : setIsImpossible(true))}
        >
          {t('leaveOutDo')}
        </Button>
      </div>
    </div>
  )
}

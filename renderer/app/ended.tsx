import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextSession } from '../session/live-text.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { Button } from '../ui/button.tsx'
import { useStore, useStorePart } from '../ui/use-store.ts'
import { useFailureText } from './failure-text.ts'

type Props = {
  readonly negotiation: Negotiation
  readonly session: TextSession | null
  readonly onEnded: () => void
  readonly onRejoin: () => void
}

/** Said when the relay knows this session no more; the text stays readable behind it. */
export function Ended({ negotiation, session, onEnded, onRejoin }: Props) {
  const { t } = useTranslation('app')
  const ended = useStorePart(session?.connection ?? null, (status) =>
    status?.kind === 'ended' ? status : null,
  )
  const dossierFailure = useStore(negotiation.failure)
  const failureText = useFailureText()
  const failure = ended?.failure ?? dossierFailure
  const unsaved = ended?.unsaved ?? 0
  const isSession = failure?.kind === 'refused' && failure.status === 401
  useEffect(() => {
    if (isSession) onEnded()
  }, [isSession, onEnded])
  if (!failure) return null
  return (
    <div className="ended" role="alert">
      <p>{isSession ? t('sessionEnded') : failureText(failure)}</p>
      {unsaved > 0 ? <p>{t('sessionEndedUnsaved', { count: unsaved })}</p> : null}
      <Button look="primary" onClick={onRejoin}>
        {t('joinAgain')}
      </Button>
    </div>
  )
}

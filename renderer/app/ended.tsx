import { useTranslation } from 'react-i18next'
import type { ConnectionStatus } from '../session/connection-status.ts'
import type { Negotiation } from '../session/negotiation.ts'
import type { RelayFailure } from '../session/relay-api.ts'
import type { TextSession } from '../session/text-session.ts'
import { Button } from '../ui/button.tsx'
import { useMaybeStore, useStore } from '../ui/use-store.ts'
import { useFailureText } from './failure-text.ts'

type Props = {
  readonly negotiation: Negotiation
  readonly session: TextSession | null
  readonly onRejoin: () => void
}

/** Said when the relay knows this session no more; the text stays readable behind it. */
export function Ended({ negotiation, session, onRejoin }: Props) {
  const { t } = useTranslation('app')
  const status = useMaybeStore(session?.connection ?? null)
  const dossierFailure = useStore(negotiation.failure)
  const failureText = useFailureText()
  const { failure, unsaved } = endOf(status, dossierFailure)
  if (!failure) return null
  const isSession = failure.kind === 'refused' && failure.status === 401
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

type End = { readonly failure: RelayFailure | null; readonly unsaved: number }

function endOf(status: ConnectionStatus | null, dossierFailure: RelayFailure | null): End {
  if (status?.kind === 'ended') return status
  return { failure: dossierFailure, unsaved: 0 }
}

import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { useFailureText } from './failure-text.ts'
import type { Ending } from './use-ending.ts'

type Props = {
  readonly ending: Ending
  readonly onEnded: () => void
  readonly onRejoin: () => void
}

/** Said when the relay knows this session no more; the text stays readable behind it. */
export function Ended({ ending: { failure, unsaved }, onEnded, onRejoin }: Props) {
  const { t } = useTranslation('app')
  const failureText = useFailureText()
  const isSession = failure.kind === 'refused' && failure.status === 401
  useEffect(() => {
    if (isSession) onEnded()
  }, [isSession, onEnded])
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

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/tour.ts'
import { Button } from '../../ui/button.tsx'
import { learn } from '../i18n.ts'
import { hasSeenTour, rememberTour } from './tour-seen.ts'

learn('tour', words)

type Props = {
  /** Where the focus goes when the question has gone: into the text. */
  readonly onAnswered: () => void
  readonly onTour: () => void
}

/** Asks who looks around the sample for the first time whether to be shown around; once answered, never again. */
export function TourOffer({ onAnswered, onTour }: Props) {
  const { t } = useTranslation('tour')
  const [isAnswered, setAnswered] = useState(hasSeenTour)
  if (isAnswered) return null
  const answer = (): void => {
    rememberTour()
    setAnswered(true)
    onAnswered()
  }
  return (
    <div className="page-notice">
      <span>{t('offer')}</span>
      <Button
        size="small"
        look="primary"
        onClick={() => {
          answer()
          onTour()
        }}
      >
        {t('take')}
      </Button>
      <Button size="small" look="quiet" onClick={answer}>
        {t('decline')}
      </Button>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

type Props = {
  /** What is wrong with what was entered; null if nothing is. */
  readonly trouble: string | null
  readonly label: string
  readonly isReady: boolean
  readonly onBack: () => void
}

/** The end of a form of the start window: what is wrong, and the two ways on. */
export function StartActs({ trouble, label, isReady, onBack }: Props) {
  const { t } = useTranslation('starting')
  return (
    <>
      <div role="alert">{trouble ? <p className="start-trouble">{trouble}</p> : null}</div>
      <div className="starting-acts">
        <Button look="primary" type="submit" disabled={!isReady}>
          {label}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  )
}

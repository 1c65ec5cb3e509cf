import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'

type Props = {
  /** The table in which the words stand. */
  readonly area: 'silence' | 'adoption'
  readonly label: string
  readonly isAsked: boolean
  readonly isBusy: boolean
  readonly onCancel: () => void
}

/** Submits a form whose act cannot be taken back; the second press is another button in another place. */
export function Twice({ area, label, isAsked, isBusy, onCancel }: Props) {
  const { t } = useTranslation(area)
  if (!isAsked) {
    return (
      <Button type="submit" disabled={isBusy}>
        {label}
      </Button>
    )
  }
  return (
    <div className="conduct-acts" role="status">
      <span>{t('sure')}</span>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button type="submit" look="primary" disabled={isBusy}>
        {t('do_sure')}
      </Button>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

type Props = {
  /** The document that is being read; null if none is. */
  readonly name: string | null
  readonly onGiveUp: () => void
}

/** That a document is being read, and how to give it up. */
export function ReadingLine({ name, onGiveUp }: Props) {
  const { t } = useTranslation('importing')
  return (
    <div className="import-reading" role="status">
      {name === null ? null : (
        <>
          <span>{t('importReading', { name })}</span>
          <progress aria-label={t('importReading', { name })} />
          <Button size="small" onClick={onGiveUp}>
            {t('importGiveUp')}
          </Button>
        </>
      )}
    </div>
  )
}

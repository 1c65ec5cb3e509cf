import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import type { ReadPart } from './read-in-thread.ts'

type Props = {
  /** The document that is being read; null if none is. */
  readonly name: string | null
  /** How much of it is read; null while that is not known. */
  readonly part: ReadPart | null
  readonly onGiveUp: () => void
}

/** That a document is being read, how far, and how to give it up. */
export function ReadingLine({ name, part, onGiveUp }: Props) {
  const { t } = useTranslation('importing')
  return (
    <div className="import-reading" role="status">
      {name === null ? null : (
        <>
          <span>{t('importReading', { name })}</span>
          <progress
            aria-label={t('importReading', { name })}
            {...(part ? { value: part.done, max: part.of } : {})}
          />
          <Button size="small" onClick={onGiveUp}>
            {t('importGiveUp')}
          </Button>
        </>
      )}
    </div>
  )
}

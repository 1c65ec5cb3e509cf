import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Waits } from '../../session/remarks/waiting.ts'
import { Button } from '../../ui/button.tsx'
import { useAudienceNames } from './audience-names.ts'
import './waiting-sign.css'

type Props = {
  readonly waits: Waits
  /** What waits, where the card does not show it. */
  readonly words?: string
  readonly onTakeBack: (kept: Waits['kept']) => void
}

/** Says of something that nobody has heard yet what it waits for ([Q15]), and takes it back. */
export function WaitingSign({ waits, words = '', onTakeBack }: Props) {
  const { t } = useTranslation('audiences')
  const { waitsFor } = useAudienceNames()
  const said = [words, waitsFor(waits.audience)].filter(Boolean).join(' · ')
  return (
    <p className="waiting-sign">
      <Hourglass size={11} aria-hidden="true" />
      <span>{said}</span>
      <Button
        size="small"
        look="quiet"
        aria-label={t('waitTakeBackOf', { waits: said })}
        onClick={(event) => {
          event.stopPropagation()
          onTakeBack(waits.kept)
        }}
      >
        {t('waitTakeBack')}
      </Button>
    </p>
  )
}

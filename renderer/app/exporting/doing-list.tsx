import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/exporting.ts'
import { Button } from '../../ui/button.tsx'
import { learn } from '../i18n.ts'
import type { Doing } from './doings.ts'
import './exporting.css'

learn('exporting', words)

/** A line for each thing that is being done, with the way to give it up. */
export function DoingList({ doings }: { readonly doings: readonly Doing[] }) {
  const { t } = useTranslation('exporting')
  return (
    <div className="doings" role="status">
      {doings.map((doing) => (
        <div key={doing.label} className="doing">
          <progress aria-label={t('making', { what: doing.label })} />
          <span>{t('making', { what: doing.label })}</span>
          <Button size="small" onClick={doing.cancel}>
            {t('giveUp')}
          </Button>
        </div>
      ))}
    </div>
  )
}

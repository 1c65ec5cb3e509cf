import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/chair.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import { Button } from '../../ui/button.tsx'
import { useStore, useStorePart } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { readerAmong } from './reader.ts'

learn('chair', words)

type Props = { readonly dossier: Dossier; readonly text: LiveText; readonly onOpen: () => void }

/** Above the page: that who holds the pen reads the text through, and where; nobody is taken along unasked ([Z11]). */
export function ReadingNotice({ dossier, text, onOpen }: Props) {
  const { t } = useTranslation('chair')
  const nameOf = useDelegationNames()
  const reader = readerAmong(useStore(text.presence), dossier)
  const at = reader?.paragraph
  const number = useStorePart(text.reading, (now) => (at && now?.numbers.get(at)) ?? '')
  if (!reader) return null
  const name = nameOf(reader.delegation)
  return (
    <div className="page-notice">
      {/* Heard once, not with each page. */}
      <span aria-hidden="true">
        {number ? t('penReads', { name, number }) : t('penReadsTitle', { name })}
      </span>
      <span className="only-heard">{t('penReadsTitle', { name })}</span>
      <Button size="small" onClick={onOpen}>
        {t('readAlong')}
      </Button>
    </div>
  )
}

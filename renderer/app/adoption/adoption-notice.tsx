import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/adoption.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { learn } from '../i18n.ts'
import { useMoments } from '../silence/moments.ts'
import { useDates } from './dates.ts'
import { useParagraphList } from './said-paragraphs.ts'

learn('adoption', words)

type Props = { readonly dossier: Dossier; readonly onOpen: () => void }

/** Above the page: that the text is agreed, and who has been heard; that it is adopted, and as what. */
export function AdoptionNotice({ dossier, onOpen }: Props) {
  const { t } = useTranslation('adoption')
  const { stage } = dossier
  if (stage !== 'agreed' && stage !== 'adopted') return null
  return (
    <div className="page-notice">
      {stage === 'agreed' ? <Agreed dossier={dossier} /> : <Adopted dossier={dossier} />}
      <Button size="small" onClick={onOpen}>
        {t(stage === 'agreed' ? 'openAdoption' : 'openRecord')}
      </Button>
    </div>
  )
}

function Agreed({ dossier }: Pick<Props, 'dossier'>) {
  const { t } = useTranslation('adoption')
  const { rounds, stances, members, inBlue } = dossier
  const values = {
    revision: rounds.at(-1)?.revision ?? '',
    count: stances.length,
    all: members.length,
  }
  return (
    <span>
      {t('agreedNotice', values)} {inBlue === null ? '' : t('inBlueNotice')}
    </span>
  )
}

function Adopted({ dossier }: Pick<Props, 'dossier'>) {
  const { t } = useTranslation('adoption')
  const nameOf = useDelegationNames()
  const moments = useMoments()
  const dateOf = useDates()
  const list = useParagraphList(dossier)
  const { issuedAs, adoption, stances } = dossier
  const dissociated = stances.filter(({ stance }) => stance === 'dissociate')
  return (
    <span>
      {issuedAs
        ? t('adoptedAs', { symbol: issuedAs.symbol, date: dateOf(issuedAs.date) })
        : t('adoptedNotice', { time: adoption ? moments.newYork(adoption.at) : '' })}{' '}
      {dissociated
        .map(({ delegation, paragraphs }) =>
          t('dissociatedNotice', { name: nameOf(delegation), paragraphs: list(paragraphs) }),
        )
        .join(' ')}
    </span>
  )
}

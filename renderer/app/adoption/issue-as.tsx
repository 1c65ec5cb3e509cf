import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType } from '../../../shared/domain/adoption.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { newYorkClock } from '../../../shared/domain/new-york-time.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import type { Do } from '../silence/round-acts.tsx'
import { useDates } from './dates.ts'

type Props = {
  readonly dossier: Dossier
  readonly type: ChosenType
  readonly isBusy: boolean
  readonly onDo: Do
}

/** [K11] Symbol, meeting and date, as the secretariat has them. */
export function IssueAs({ dossier, type, isBusy, onDo }: Props) {
  const { t } = useTranslation('adoption')
  const dateOf = useDates()
  const { issuedAs } = dossier
  const [symbol, setSymbol] = useState(issuedAs?.symbol ?? '')
  const [meeting, setMeeting] = useState(String(issuedAs?.meeting ?? ''))
  const [date, setDate] = useState(() => issuedAs?.date ?? newYorkClock(Date.now()).slice(0, 10))
  const [item, setItem] = useState(issuedAs?.item ?? '')
  const issue = (event: FormEvent): void => {
    event.preventDefault()
    const number = meeting === '' ? null : Number(meeting)
    void onDo({ command: 'issueAs', symbol: symbol.trim(), meeting: number, date, item })
  }
  return (
    <form className="silence-confirm" onSubmit={issue}>
      <h3 className="section-title">{t('issueTitle')}</h3>
      <p>
        {issuedAs
          ? t(issuedAs.meeting === null ? 'issued' : 'issuedAtMeeting', {
              ...issuedAs,
              date: dateOf(issuedAs.date),
            })
          : t('issueMeans')}
      </p>
      <div className="silence-fields">
        <TextField
          label={t('issueSymbol')}
          hint={t(`symbolHint_${type}`)}
          required={true}
          maxLength={40}
          value={symbol}
          onChange={({ target }) => setSymbol(target.value)}
        />
        <TextField
          label={t('issueMeeting')}
          hint={t('issueMeetingHint')}
          type="number"
          min={1}
          value={meeting}
          onChange={({ target }) => setMeeting(target.value)}
        />
        <TextField
          label={t('issueDate')}
          type="date"
          required={true}
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
        <TextField
          label={t('issueItem')}
          hint={t('issueItemHint')}
          dir="auto"
          maxLength={400}
          value={item}
          onChange={({ target }) => setItem(target.value)}
        />
      </div>
      <Button type="submit" disabled={isBusy}>
        {t('do_issue')}
      </Button>
    </form>
  )
}

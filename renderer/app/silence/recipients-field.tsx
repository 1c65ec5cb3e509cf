import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Choice } from '../../ui/field.tsx'

type Props = {
  readonly members: readonly DelegationCode[]
  /** Who can be chosen besides. */
  readonly others: readonly DelegationCode[]
  /** What it means that some are chosen. */
  readonly hint: string
  /** Null: all members, whoever they are. */
  readonly chosen: readonly DelegationCode[] | null
  readonly onChange: (chosen: readonly DelegationCode[] | null) => void
}

/** To whom a text is sent: all members, unless some are chosen. */
export function RecipientsField({ members, others, hint, chosen, onChange }: Props) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const possible = [...members, ...others]
  return (
    <fieldset className="silence-choice">
      <legend className="section-title">{t('sentTo')}</legend>
      <Choice
        type="radio"
        name="sent-to"
        label={t('sentTo_all', { count: members.length })}
        checked={chosen === null}
        onChange={() => onChange(null)}
      />
      <Choice
        type="radio"
        name="sent-to"
        label={t('sentTo_some')}
        checked={chosen !== null}
        onChange={() => onChange(members)}
      />
      {hint === '' ? null : <p className="silence-means">{hint}</p>}
      {chosen === null ? null : (
        <div className="silence-members">
          {possible.map((code) => (
            <Choice
              key={code}
              type="checkbox"
              label={nameOf(code)}
              checked={chosen.includes(code)}
              onChange={({ target }) =>
                onChange(
                  possible.filter((one) => (one === code ? target.checked : chosen.includes(one))),
                )
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}

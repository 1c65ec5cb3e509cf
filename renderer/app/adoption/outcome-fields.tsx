import { useTranslation } from 'react-i18next'
import { CHOSEN_TYPES, type ChosenType } from '../../../shared/domain/adoption.ts'
import * as words from '../../../shared/messages/adoption.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { learn } from '../i18n.ts'

learn('adoption', words)

type Props = {
  readonly type: ChosenType
  readonly reason: string
  readonly onType: (type: ChosenType) => void
  readonly onReason: (reason: string) => void
}

/** What the outcome is to be, and the reason that is recorded with it. */
export function OutcomeFields({ type, reason, onType, onReason }: Props) {
  const { t } = useTranslation('adoption')
  return (
    <>
      <Select
        label={t('outcomeType')}
        value={type}
        onChange={({ target }) => onType(CHOSEN_TYPES.find((one) => one === target.value) ?? type)}
      >
        {CHOSEN_TYPES.map((one) => (
          <option key={one} value={one}>
            {t(`type_${one}`)}
          </option>
        ))}
      </Select>
      <TextField
        label={t('typeReason')}
        hint={t(`typeMeans_${type}`)}
        required={true}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => onReason(target.value)}
      />
    </>
  )
}

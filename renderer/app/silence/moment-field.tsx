import { useTranslation } from 'react-i18next'
import { newYorkTime } from '../../../shared/domain/new-york-time.ts'
import { TextField } from '../../ui/field.tsx'
import { useMoments } from './moments.ts'

type Props = {
  readonly label: string
  /** `2020-03-27T18:00`, as clocks in New York show it; empty: not said. */
  readonly value: string
  readonly isRequired?: boolean
  /** Only moments later than this one will do, milliseconds since 1970; null: any will. */
  readonly after: number | null
  readonly onChange: (value: string) => void
}

/** A moment, entered in New York time and shown in the viewer's as well. */
export function MomentField({ label, value, isRequired = false, after, onChange }: Props) {
  const { t } = useTranslation('silence')
  const moments = useMoments()
  const at = newYorkTime(value)
  const isPast = at !== null && after !== null && at <= after
  const own = at === null ? null : moments.own(at)
  const meaning =
    at === null
      ? ''
      : own === null
        ? t('momentMeansSame', { newYork: moments.newYork(at) })
        : t('momentMeans', { newYork: moments.newYork(at), own })
  const hint =
    value === ''
      ? t(isRequired ? 'newYorkRequired' : 'newYorkHint')
      : at === null
        ? t('momentUnknown')
        : isPast
          ? t('momentPast')
          : meaning
  return (
    <TextField
      label={label}
      hint={hint}
      type="datetime-local"
      required={isRequired}
      value={value}
      isWrong={value !== '' && (at === null || isPast)}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

/** The moment that was entered; `undefined` if it is none, or does not lie after `after`. */
export function momentOf(value: string, after: number | null): number | null | undefined {
  if (value === '') return null
  const at = newYorkTime(value)
  return at === null || (after !== null && at <= after) ? undefined : at
}

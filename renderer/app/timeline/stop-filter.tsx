import { useTranslation } from 'react-i18next'
import type { TimelineAnswer } from '../../../shared/protocol/timeline.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Select } from '../../ui/field.tsx'
import type { Stop, Wanted } from './stops.ts'

type Props = {
  readonly course: TimelineAnswer
  readonly stops: readonly Stop[]
  readonly wanted: Wanted
  readonly onWant: (wanted: Wanted) => void
}

/** Narrows the stops to one delegation, to one paragraph, or to both. */
export function StopFilter({ course, stops, wanted, onWant }: Props) {
  const { t } = useTranslation('timeline')
  const nameOf = useDelegationNames()
  const worked = [...new Set(stops.flatMap(({ shares }) => shares.map(({ by }) => by)))].sort()
  return (
    <div className="timeline-filter">
      <Select
        label={t('onlyOf')}
        value={wanted.by ?? ''}
        onChange={({ target }) =>
          onWant({ ...wanted, by: worked.find((one) => one === target.value) ?? null })
        }
      >
        <option value="">{t('everybody')}</option>
        {worked.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </Select>
      <Select
        label={t('onlyIn')}
        value={wanted.paragraph ?? ''}
        onChange={({ target }) => onWant({ ...wanted, paragraph: target.value || null })}
      >
        <option value="">{t('everyParagraph')}</option>
        {course.paragraphs.map(({ id, number, words }) => (
          <option key={id} value={id}>
            {number ? `${number}. ${words}` : words}
          </option>
        ))}
      </Select>
    </div>
  )
}

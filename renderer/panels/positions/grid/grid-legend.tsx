import { useTranslation } from 'react-i18next'
import { STANDS } from '../../../../shared/domain/records.ts'
import { SIGNS } from '../signs.ts'

/** What the signs of the table mean. */
export function GridLegend() {
  const { t } = useTranslation(['positions', 'app'])
  return (
    <ul className="position-legend" aria-label={t('gridLegend')}>
      {STANDS.map((stand) => (
        <li key={stand} data-stand={stand}>
          <span className="position-sign" aria-hidden="true">
            {SIGNS[stand]}
          </span>{' '}
          {t(`app:position_${stand}`)}
        </li>
      ))}
      <li>
        <span className="position-sign" data-before="true" aria-hidden="true">
          A
        </span>{' '}
        {t('beforeLastChange')}
      </li>
    </ul>
  )
}

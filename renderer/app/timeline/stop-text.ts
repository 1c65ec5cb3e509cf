import { useTranslation } from 'react-i18next'
import type { Stop } from './stops.ts'

/** So many delegations are named; the rest are in the count. */
const MOST_NAMED = 4

/** What is said of a stop besides its time: `Rev.1: FRA 12, USA 3: 15 changes`. */
export function useStopText(): (stop: Stop) => string {
  const { t } = useTranslation('timeline')
  return ({ revisions, shares }) => {
    const count = shares.reduce((sum, { changes }) => sum + changes, 0)
    const named = shares
      .slice(0, MOST_NAMED)
      .map(({ by, changes }) => t('shareOf', { by, changes }))
    const more = shares.length > MOST_NAMED ? ['…'] : []
    const who = [...named, ...more].join(', ')
    return [...revisions, t('changes', { count }), who].join(' · ')
  }
}

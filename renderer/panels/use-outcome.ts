import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'

/** What the Council is expected to adopt, in the language of the window. */
export function useOutcome(): (dossier: Pick<Dossier, 'outcome'>) => string {
  const { t } = useTranslation('app')
  return ({ outcome }) => {
    // While it is open, naming one of the kinds would anticipate the members' choice.
    if (outcome.types.includes('open')) return t('outcome_open')
    const [first, second] = outcome.types.map((type) => t(`outcome_${type}`))
    if (!first) return t('outcome_open')
    return second ? t('outcomeEither', { first, second: second.toLocaleLowerCase() }) : first
  }
}

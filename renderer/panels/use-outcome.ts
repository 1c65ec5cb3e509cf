import { useTranslation } from 'react-i18next'
import { chosenType } from '../../shared/domain/adoption-acts.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'

/** What the text is: a draft, agreed, or adopted. */
export function markOf({ stage }: Pick<Dossier, 'stage'>): 'draft' | 'agreed' | 'adopted' {
  return stage === 'agreed' || stage === 'adopted' ? stage : 'draft'
}

/** What the Council is expected to adopt, in the language of the window. */
export function useOutcome(): (dossier: Dossier) => string {
  const { t } = useTranslation('app')
  return (dossier) => {
    const chosen = chosenType(dossier)
    if (chosen) return t(`outcome_${chosen}`)
    const { outcome } = dossier
    // While it is open, naming one of the kinds would anticipate the members' choice.
    if (outcome.types.includes('open')) return t('outcome_open')
    const [first, second] = outcome.types.map((type) => t(`outcome_${type}`))
    if (!first) return t('outcome_open')
    return second ? t('outcomeEither', { first, second: second.toLocaleLowerCase() }) : first
  }
}

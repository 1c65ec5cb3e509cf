import { useTranslation } from 'react-i18next'
import type { RelayFailure } from '../session/relay-api.ts'

/** The sentence for what the relay answered: from the window's own tables, else the relay's own words. */
export function useFailureText(): (failure: RelayFailure) => string {
  const { t } = useTranslation(['app', 'relay'])
  return (failure) => {
    if (failure.kind === 'unreachable') return t('unreachable')
    const { code, message } = failure
    // A sentence with a detail in it is known to the relay alone.
    const known = t(`relay:error-${code}`, { defaultValue: '', detail: '\uFFFC' })
    return known === '' || known.includes('\uFFFC') ? message : known
  }
}

import { useTranslation } from 'react-i18next'
import type { Saying } from '../../../shared/formats/describe-proposal.ts'

/** What a proposal that is left asks for, behind whose it is; nothing for what is no proposal. */
export function Asked({ asks }: { readonly asks: Saying | null }) {
  const { t } = useTranslation('app')
  return asks ? <bdi> · {t(asks.key, asks.values)}</bdi> : null
}

import { useTranslation } from 'react-i18next'
import { useFailureText } from '../failure-text.ts'
import type { HistoryProps } from './history-dialog.tsx'
import { useVersions } from './use-versions.ts'
import { VersionText } from './version-text.tsx'

/** The base text of a revision, to be read. */
export function ReadRevision({
  negotiation,
  dossier,
  name,
}: HistoryProps & { readonly name: string }) {
  const { t } = useTranslation('comparison')
  const failureText = useFailureText()
  const got = useVersions(negotiation, [name])
  if (got.kind === 'coming') return <p role="status">{t('comparing')}</p>
  if (got.kind === 'failed') return <p role="alert">{failureText(got.failure)}</p>
  const [read] = got.versions
  return read ? <VersionText {...read} lang={dossier.lang} name={name} /> : null
}

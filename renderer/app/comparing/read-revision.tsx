import { useTranslation } from 'react-i18next'
import { useFailureText } from '../failure-text.ts'
import type { HistoryProps } from './history-dialog.tsx'
import { useVersions } from './use-versions.ts'

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
  const paragraphs = got.versions[0]?.version.paragraphs ?? []
  return (
    <article className="compared" lang={dossier.lang} dir="auto" aria-label={name}>
      {paragraphs.map(({ id, kind, number, runs }) => (
        <div key={id} className="compared-row" data-kind={kind}>
          <span className="compared-number">{number}</span>
          <p dir="auto">{runs.filter(({ sign }) => sign === null).map(({ text }) => text)}</p>
        </div>
      ))}
    </article>
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { compare, isEmpty } from '../../../shared/domain/compare.ts'
import { summaryIn } from '../../../shared/formats/comparison/compared.ts'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'
import { restoreVersion } from '../../../shared/ydoc/restore/restore-version.ts'
import { Button } from '../../ui/button.tsx'
import { useFailureText } from '../failure-text.ts'
import { offerUndo } from '../offer-undo.ts'
import type { HistoryProps } from './history-dialog.tsx'
import { useVersions } from './use-versions.ts'

type Props = HistoryProps & {
  readonly name: string
  /** What it is called where it is no revision. */
  readonly label?: string
  readonly onDone: () => void
}

/** Says what restoring a revision means and how much it changes, and does it ([T25]). */
export function RestoreRevision({ name, label = name, onDone, ...props }: Props) {
  const { t } = useTranslation('history')
  const failureText = useFailureText()
  const got = useVersions(props.negotiation, [null, name])
  if (got.kind === 'coming') return <p role="status">{t('comparison:comparing')}</p>
  if (got.kind === 'failed') return <p role="alert">{failureText(got.failure)}</p>
  const [now, then] = got.versions
  return now && then ? <Asked {...props} {...{ name: label, now, then, onDone }} /> : null
}

type AskedProps = Props & { readonly now: VersionAnswer; readonly then: VersionAnswer }

function Asked({ name, now, then, dossier, onDone, ...props }: AskedProps) {
  const { t } = useTranslation(['history', 'comparison'])
  const comparison = useMemo(
    () => compare(now.version, then.version, now.credits, dossier.lang),
    [now, then, dossier.lang],
  )
  const restore = useRestoring(props, name, then)
  if (isEmpty(comparison)) return <p role="status">{t('restoreSame', { name })}</p>
  const say = (key: string, values?: object): string => t(`comparison:${key}`, { ...values })
  return (
    <div className="restoring">
      <p>{t('restoreWhat', { name })}</p>
      <p>{t('restoreProposals')}</p>
      <p>{t('restoreUndo')}</p>
      <p className="compare-summary">{summaryIn(comparison, say).join(' · ')}</p>
      <p className="revision-acts">
        <Button
          look="primary"
          onClick={() => {
            restore()
            onDone()
          }}
        >
          {t('restoreNow', { name })}
        </Button>
        <Button onClick={onDone}>{t('restoreCancel')}</Button>
      </p>
    </div>
  )
}

function useRestoring(
  { text, announce }: Pick<HistoryProps, 'text' | 'announce'>,
  name: string,
  { version }: VersionAnswer,
) {
  const { t } = useTranslation('history')
  return (): void => {
    if (!text?.mayWrite) {
      announce.set({ text: t('restoreNotNow') })
      return
    }
    const done = restoreVersion(text.writer, version)
    if (!done.ok) {
      const isSame = done.error.kind === 'settled'
      announce.set({ text: t(isSame ? 'restoreSame' : 'restoreNotNow', { name }) })
      return
    }
    const count = done.value.reopened.length
    const said = count > 0 ? t('restoredOpen', { name, count }) : t('restored', { name })
    offerUndo(announce, said, text.writer)
  }
}

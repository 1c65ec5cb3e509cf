import { useTranslation } from 'react-i18next'
import { isForAll, type Revision } from '../../../shared/domain/revisions.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useSaving } from '../exporting/use-saving.ts'
import { useMoments } from '../silence/moments.ts'
import type { HistoryProps } from './history-dialog.tsx'
import type { VersionName } from './use-versions.ts'

type Props = HistoryProps & {
  readonly onCompare: (before: VersionName, after: VersionName) => void
  readonly onRead: (name: string) => void
  readonly onRestore: (name: string) => void
}

/** Every revision that was circulated, the last first: when, with which note, under which hash. */
export function RevisionList(props: Props) {
  const { t } = useTranslation('comparison')
  const revisions = useStore(props.negotiation.revisions)
  if (revisions.length === 0) return <p>{t('noRevision')}</p>
  return (
    <ol className="revisions" reversed={true}>
      {revisions.toReversed().map((revision) => (
        <li key={revision.name}>
          <Entry
            {...props}
            revision={revision}
            previous={revisions[revisions.indexOf(revision) - 1]}
          />
        </li>
      ))}
    </ol>
  )
}

type EntryProps = Props & {
  readonly revision: Revision
  /** The one before it, of those that were circulated to this window. */
  readonly previous: Revision | undefined
}

function Entry({ revision, previous, onCompare, onRead, onRestore, ...props }: EntryProps) {
  const { t, i18n } = useTranslation(['comparison', 'history', 'app'])
  const nameOf = useDelegationNames()
  const { newYork } = useMoments()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
  const { name, at, by, note, textHash, recipients, seq, commentsUntil } = revision
  const { members } = props.dossier
  const save = useRevisionSaving(props, name)
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <p className="revision-by">{t('revisionBy', { by: nameOf(by), time: newYork(at) })}</p>
      {commentsUntil === null ? null : (
        <p className="revision-by">{t('revisionUntil', { time: newYork(commentsUntil) })}</p>
      )}
      {isForAll(revision, members) ? null : (
        <p className="revision-by">
          {t('revisionTo', { recipients: list.format(recipients.map(nameOf)) })}
        </p>
      )}
      {note === '' ? null : (
        <p className="revision-note" dir="auto">
          {note}
        </p>
      )}
      <details className="revision-hash">
        <summary>{t('revisionHash')}</summary>
        <code>{textHash}</code>
        <p>{t('history:entryOf', { seq })}</p>
      </details>
      <p className="revision-acts">
        <Button
          size="small"
          onClick={() => onRead(name)}
          aria-label={`${t('readRevision')}: ${name}`}
        >
          {t('readRevision')}
        </Button>
        {previous ? (
          <Button
            size="small"
            onClick={() => onCompare(previous.name, name)}
            aria-label={`${t('comparePrevious')}: ${name}`}
          >
            {t('comparePrevious')}
          </Button>
        ) : null}
        <Button
          size="small"
          onClick={() => onCompare(name, null)}
          aria-label={`${t('compareNow')}: ${name}`}
        >
          {t('compareNow')}
        </Button>
        {props.asker.holdsPen && props.asker.mayWrite ? (
          <Button
            size="small"
            onClick={() => onRestore(name)}
            aria-label={t('history:restoreTitle', { name })}
          >
            {t('history:restore')}
          </Button>
        ) : null}
        <Button size="small" onClick={() => void save('docx')} aria-label={`DOCX: ${name}`}>
          DOCX
        </Button>
        <Button size="small" onClick={() => void save('txt')} aria-label={`TXT: ${name}`}>
          TXT
        </Button>
        <Button
          size="small"
          onClick={() => void save('receipt')}
          aria-label={`${t('revisionReceipt')}: ${name}`}
        >
          {t('revisionReceipt')}
        </Button>
      </p>
    </section>
  )
}

/** Saves the revision as it was circulated, or what a delegation keeps to check copies of it later ([F8]). */
function useRevisionSaving(props: HistoryProps, revision: string) {
  const save = useSaving(props)
  return (kind: 'docx' | 'txt' | 'receipt'): Promise<void> =>
    save(
      ({ api, session }, { lang }, signal) =>
        kind === 'receipt'
          ? api.receipt(session.session, revision)
          : api.export(session.session, kind, lang, { revision, signal }),
      `${revision}.${kind === 'receipt' ? 'receipt.json' : kind}`,
    )
}

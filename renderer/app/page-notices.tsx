import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { LiveText, TextSession } from '../session/live-text.ts'
import type { Notice } from '../session/salvage.ts'
import { Button } from '../ui/button.tsx'
import { useMaybeStore, useStorePart } from '../ui/use-store.ts'
import { useFailureText } from './failure-text.ts'
import { isStorageFault } from './say-status.ts'
import type { ViewKind } from './shown-view.ts'

type Props = {
  readonly dossier: Dossier | null
  readonly session: TextSession | null
  readonly text: LiveText | null
  readonly view: ViewKind
  readonly onView: (view: ViewKind) => void
  readonly onShowNotes: () => void
  /** Of other parts of the window. */
  readonly others: ReactNode
}

/** What is to be known before one reads or writes on. */
export function PageNotices(props: Props) {
  const { dossier, session, text, view, onView, onShowNotes, others } = props
  const { t } = useTranslation('app')
  const notice = useMaybeStore(session?.notice ?? null)
  return (
    <div className="page-notices" role="status">
      {session && notice ? (
        <Refused notice={notice} session={session} onShowNotes={onShowNotes} />
      ) : null}
      {session ? <StorageFault session={session} /> : null}
      {others}
      {dossier?.stage === 'closed' ? <Line>{t('closedNotice')}</Line> : null}
      {text && !text.mayWrite ? <Line>{t('catchingUp')}</Line> : null}
      {view === 'markup' || dossier?.stage === 'adopted' ? null : (
        <Line>
          <span>{t(READING[view])}</span>
          <Button size="small" onClick={() => onView('markup')}>
            {t('backToMarkup')}
          </Button>
        </Line>
      )}
    </div>
  )
}

const READING = {
  base: 'readingBase',
  ifIncorporated: 'readingIfIncorporated',
  compilation: 'readingCompilation',
} as const

function Line({ children }: { readonly children: ReactNode }) {
  return <div className="page-notice">{children}</div>
}

function StorageFault({ session }: { readonly session: TextSession }) {
  const { t } = useTranslation('app')
  const failureText = useFailureText()
  const reason = useStorePart(session.connection, (status) =>
    status?.kind === 'away' && isStorageFault(status.reason) ? status.reason : null,
  )
  if (!reason) return null
  return (
    <div className="page-notice" data-tone="care">
      <span>
        {failureText(reason)} {t('keptHere')}
      </span>
    </div>
  )
}

type RefusedProps = {
  readonly notice: Notice
  readonly session: TextSession
  readonly onShowNotes: () => void
}

function Refused({ notice, session, onShowNotes }: RefusedProps) {
  const { t } = useTranslation(['app', 'relay'])
  return (
    <div className="page-notice" data-tone="care">
      <span>
        {reasonOf(notice, t)} {fateOf(notice, t)}
      </span>
      <Button size="small" onClick={onShowNotes}>
        {t('seeNotes')}
      </Button>
      <Button
        look="quiet"
        size="icon"
        aria-label={t('close')}
        onClick={() => session.dismissNotice()}
      >
        <X size={15} aria-hidden="true" />
      </Button>
    </div>
  )
}

type Say = (key: string, values: Record<string, number>) => string

function reasonOf({ reason }: Notice, t: Say): string {
  if (reason === 'epoch') return t('noteReasonEpoch', {})
  if (reason === 'rights') return t('noteReasonRights', {})
  return t(reason === 'session' ? 'noteReasonSession' : `relay:refusal-${reason}`, {})
}

function fateOf({ kept, restated }: Notice, t: Say): string {
  if (restated === kept) return t('noticeRestated', { count: kept })
  return restated === 0 ? t('noticeKept', { count: kept }) : t('noticeMixed', { kept, restated })
}

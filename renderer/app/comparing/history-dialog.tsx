import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/comparison.ts'
import * as history from '../../../shared/messages/history.ts'
import type { Asker } from '../../../shared/protocol/asker.ts'
import type { Platform } from '../../platform.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import type { TextDialog } from '../dialog-names.ts'
import type { Doings } from '../exporting/doings.ts'
import { learn } from '../i18n.ts'
import { CompareView } from './compare-view.tsx'
import { ReadRevision } from './read-revision.tsx'
import { RestoreRevision } from './restore-revision.tsx'
import { RevisionList } from './revision-list.tsx'
import type { VersionName } from './use-versions.ts'
import './comparing.css'

learn('comparison', words)
learn('history', history)

export type HistoryProps = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier
  readonly announce: Announce
  readonly doings: Doings
  /** The text as it is written here: what all members have, or the desk. */
  readonly text: LiveText | null
  readonly asker: Asker
}

type Screen =
  | { readonly kind: 'list' }
  | { readonly kind: 'read' | 'restore'; readonly name: string }
  | { readonly kind: 'compare'; readonly before: VersionName; readonly after: VersionName }

type Props = HistoryProps & {
  /** As what it was opened. */
  readonly open: TextDialog
  readonly onClose: () => void
}

/** What was circulated: the list of revisions, each of them to be read, and any two to be compared. */
export function HistoryDialog({ open, onClose, ...props }: Props) {
  const { t } = useTranslation('comparison')
  const revisions = useStore(props.negotiation.revisions)
  const [screen, setScreen] = useState<Screen>(() =>
    open === 'compare' && revisions.length > 0
      ? { kind: 'compare', before: revisions.at(-1)?.name ?? null, after: null }
      : { kind: 'list' },
  )
  const title = useTitle(screen)
  const close = screen.kind === 'compare' ? t('compareClose') : t('revisionsClose')
  const size = screen.kind === 'compare' ? 'full' : 'wide'
  const compare = (before: VersionName, after: VersionName): void =>
    setScreen({ kind: 'compare', before, after })
  return (
    <Dialog title={title} closeLabel={close} size={size} onClose={onClose}>
      {screen.kind === 'list' ? (
        <RevisionList
          {...props}
          onCompare={compare}
          onRead={(name) => setScreen({ kind: 'read', name })}
          onRestore={(name) => setScreen({ kind: 'restore', name })}
        />
      ) : (
        <>
          {screen.kind === 'compare' ? (
            <CompareView
              {...props}
              before={screen.before}
              after={screen.after}
              onChoose={compare}
            />
          ) : null}
          {screen.kind === 'read' ? <ReadRevision {...props} name={screen.name} /> : null}
          {screen.kind === 'restore' ? (
            <RestoreRevision {...props} name={screen.name} onDone={onClose} />
          ) : null}
          <p className="compare-back">
            <Button size="small" onClick={() => setScreen({ kind: 'list' })}>
              {t('backToList')}
            </Button>
          </p>
        </>
      )}
    </Dialog>
  )
}

function useTitle(screen: Screen): string {
  const { t } = useTranslation(['comparison', 'history'])
  switch (screen.kind) {
    case 'list':
      return t('revisionsTitle')
    case 'compare':
      return t('compareTitle')
    case 'read':
      return t('readingOf', { name: screen.name })
    case 'restore':
      return t('history:restoreTitle', { name: screen.name })
  }
}

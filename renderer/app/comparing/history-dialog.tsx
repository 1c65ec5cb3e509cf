import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/comparison.ts'
import type { Platform } from '../../platform.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { Announce } from '../announcements.tsx'
import type { TextDialog } from '../dialog-names.ts'
import { learn } from '../i18n.ts'
import { CompareView } from './compare-view.tsx'
import { ReadRevision } from './read-revision.tsx'
import { RevisionList } from './revision-list.tsx'
import type { VersionName } from './use-versions.ts'
import './comparing.css'

learn('comparison', words)

export type HistoryProps = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier
  readonly announce: Announce
}

type Screen =
  | { readonly kind: 'list' }
  | { readonly kind: 'read'; readonly name: string }
  | { readonly kind: 'compare'; readonly before: VersionName; readonly after: VersionName }

type Props = HistoryProps & {
  /** As what it was opened. */
  readonly open: TextDialog
  readonly onClose: () => void
}

/** What was circulated: the list of revisions, each of them to be read, and any two to be compared. */
export function HistoryDialog({ open, onClose, ...props }: Props) {
  const { t } = useTranslation('comparison')
  const { revisions } = props.dossier
  const [screen, setScreen] = useState<Screen>(() =>
    open === 'compare' && revisions.length > 0
      ? { kind: 'compare', before: revisions.at(-1)?.name ?? null, after: null }
      : { kind: 'list' },
  )
  const title =
    screen.kind === 'compare'
      ? t('compareTitle')
      : screen.kind === 'read'
        ? t('readingOf', { name: screen.name })
        : t('revisionsTitle')
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
          ) : (
            <ReadRevision {...props} name={screen.name} />
          )}
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

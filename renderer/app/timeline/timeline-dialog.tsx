import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as comparison from '../../../shared/messages/comparison.ts'
import * as history from '../../../shared/messages/history.ts'
import * as words from '../../../shared/messages/timeline.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CompareView } from '../comparing/compare-view.tsx'
import type { HistoryProps } from '../comparing/history-dialog.tsx'
import { RestoreRevision } from '../comparing/restore-revision.tsx'
import type { VersionName } from '../comparing/use-versions.ts'
import { useFailureText } from '../failure-text.ts'
import { learn } from '../i18n.ts'
import { momentName } from './moment-name.ts'
import { TimelineView } from './timeline-view.tsx'
import { useCourse } from './use-course.ts'
import './timeline.css'

learn('comparison', comparison)
learn('history', history)
learn('timeline', words)

type Screen =
  | { readonly kind: 'time' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'compare'; readonly before: VersionName; readonly after: VersionName }

type Props = HistoryProps & { readonly onClose: () => void }

/** The whole negotiation, moment by moment ([U10]). */
export function TimelineDialog({ onClose, ...props }: Props) {
  const { t } = useTranslation(['timeline', 'comparison'])
  const failureText = useFailureText()
  const state = useCourse(props.negotiation)
  const [screen, setScreen] = useState<Screen>({ kind: 'time' })
  const [seq, setSeq] = useState<number | null>(null)
  const at = seq ?? (state.kind === 'here' ? state.course.head : 0)
  const name = momentName(at)
  const compare = (before: VersionName, after: VersionName): void =>
    setScreen({ kind: 'compare', before, after })
  return (
    <Dialog
      title={t('timelineTitle')}
      closeLabel={t('timelineClose')}
      size="full"
      onClose={onClose}
    >
      {state.kind === 'coming' ? <p role="status">{t('readingRecord')}</p> : null}
      {state.kind === 'failed' ? <p role="alert">{failureText(state.failure)}</p> : null}
      {state.kind === 'here' && screen.kind === 'time' ? (
        <TimelineView
          {...props}
          course={state.course}
          at={at}
          onGo={setSeq}
          onCompare={() => compare(name, null)}
          onRestore={() => setScreen({ kind: 'restore' })}
        />
      ) : null}
      {screen.kind === 'compare' ? <CompareView {...props} {...screen} onChoose={compare} /> : null}
      {screen.kind === 'restore' ? (
        <RestoreRevision
          {...props}
          name={name}
          label={t('comparison:entry', { seq: at })}
          onDone={onClose}
        />
      ) : null}
      {screen.kind === 'time' ? null : (
        <p className="compare-back">
          <Button size="small" onClick={() => setScreen({ kind: 'time' })}>
            {t('backToTimeline')}
          </Button>
        </p>
      )}
    </Dialog>
  )
}

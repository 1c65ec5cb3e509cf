import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineAnswer } from '../../../shared/protocol/timeline.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { HistoryProps } from '../comparing/history-dialog.tsx'
import { MomentText } from './moment-text.tsx'
import { PointList } from './point-list.tsx'
import { StopFilter } from './stop-filter.tsx'
import { chosenStops, stopsOf, type Wanted } from './stops.ts'
import { TimeSlider } from './time-slider.tsx'

type Props = HistoryProps & {
  readonly course: TimelineAnswer
  /** The entry after which the text is shown. */
  readonly at: number
  readonly onGo: (seq: number) => void
  readonly onCompare: () => void
  readonly onRestore: () => void
}

const EVERYTHING: Wanted = { by: null, paragraph: null }

/** The way through a negotiation: a slider and a list of restore points, and the text at the moment chosen. */
export function TimelineView({ course, at, onGo, onCompare, onRestore, ...props }: Props) {
  const { t } = useTranslation('timeline')
  const [wanted, setWanted] = useState(EVERYTHING)
  const revisions = useStore(props.negotiation.revisions)
  const stops = useMemo(() => stopsOf(course, revisions), [course, revisions])
  const chosen = useMemo(
    () => chosenStops(stops, course.paragraphs, wanted),
    [stops, course, wanted],
  )
  if (stops.length === 0) return <p>{t('nothingYet')}</p>
  const mayRestore = props.asker.holdsPen && props.asker.mayWrite
  return (
    <div className="timeline">
      <StopFilter course={course} stops={stops} wanted={wanted} onWant={setWanted} />
      <TimeSlider
        {...{ stops: chosen, at, onGo }}
        head={course.head}
        negotiation={props.negotiation}
      />
      <div className="timeline-parts">
        <PointList stops={chosen} at={at} onGo={onGo} />
        <div className="timeline-moment">
          <MomentText {...props} stops={stops} at={at} />
          <p className="revision-acts">
            <Button onClick={onCompare}>{t('compareNow')}</Button>
            {mayRestore ? <Button onClick={onRestore}>{t('restore')}</Button> : null}
          </p>
        </div>
      </div>
    </div>
  )
}

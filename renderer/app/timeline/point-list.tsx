import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../silence/moments.ts'
import { useStopText } from './stop-text.ts'
import { placeAt, type Stop } from './stops.ts'

type Props = {
  readonly stops: readonly Stop[]
  readonly at: number
  readonly onGo: (seq: number) => void
}

/** The restore points and what they became, the last first; the one that is shown is in view. */
export function PointList({ stops, at, onGo }: Props) {
  const { t } = useTranslation('timeline')
  const { newYork } = useMoments()
  const textOf = useStopText()
  const current = useRef<HTMLButtonElement>(null)
  const shown = stops[placeAt(stops, at)]?.seq
  useEffect(() => {
    if (shown !== undefined) current.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  if (stops.length === 0) return <p className="timeline-points">{t('noStop')}</p>
  return (
    <ol className="timeline-points" reversed={true} aria-label={t('points')}>
      {stops.toReversed().map((stop) => (
        <li key={stop.seq}>
          <button
            type="button"
            ref={stop.seq === shown ? current : null}
            className="timeline-point"
            aria-current={stop.seq === shown ? 'step' : undefined}
            data-revision={stop.revisions.length > 0 || undefined}
            onClick={() => onGo(stop.seq)}
          >
            <span className="timeline-time">{newYork(stop.at)}</span>
            <span>{textOf(stop)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

import { StepBack, StepForward } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { fetchMoment } from '../comparing/use-versions.ts'
import { useMoments } from '../silence/moments.ts'
import { useStopText } from './stop-text.ts'
import { placeAt, type Stop } from './stops.ts'

type Props = {
  /** Those that were chosen. */
  readonly stops: readonly Stop[]
  readonly at: number
  /** The last entry there is. */
  readonly head: number
  readonly negotiation: Negotiation
  readonly onGo: (seq: number) => void
}

/** A slider from stop to stop, a step from entry to entry, and a leap to any time. */
export function TimeSlider({ stops, at, head, negotiation, onGo }: Props) {
  const { t } = useTranslation('timeline')
  const textOf = useStopText()
  const { newYork } = useMoments()
  const place = Math.max(0, placeAt(stops, at))
  const stop = stops[place]
  const what = stop ? `${newYork(stop.at)}, ${textOf(stop)}` : ''
  return (
    <div className="timeline-way">
      <Button
        size="icon"
        look="quiet"
        aria-label={t('earlierEntry')}
        disabled={at <= 1}
        onClick={() => onGo(at - 1)}
      >
        <StepBack size={16} aria-hidden="true" className="timeline-step" />
      </Button>
      <input
        type="range"
        className="timeline-slider"
        aria-label={t('slider')}
        aria-valuetext={t('momentSaid', { place: place + 1, count: stops.length, what })}
        min={0}
        max={Math.max(0, stops.length - 1)}
        value={place}
        disabled={stops.length < 2}
        onChange={({ target }) => onGo(stops[Number(target.value)]?.seq ?? at)}
      />
      <Button
        size="icon"
        look="quiet"
        aria-label={t('laterEntry')}
        disabled={at >= head}
        onClick={() => onGo(at + 1)}
      >
        <StepForward size={16} aria-hidden="true" className="timeline-step" />
      </Button>
      <Leap negotiation={negotiation} onGo={onGo} />
    </div>
  )
}

/** To the last entry before a time: which one that is the log knows. */
function Leap({ negotiation, onGo }: Pick<Props, 'negotiation' | 'onGo'>) {
  const { t } = useTranslation('timeline')
  const [time, setTime] = useState('')
  const [isWrong, setWrong] = useState(false)
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const { api, session } = negotiation
    const wanted = Date.parse(time)
    if (Number.isNaN(wanted)) return
    const read = await fetchMoment(api, session.session, new Date(wanted).toISOString(), {
      part: 'text',
    })
    setWrong(!read.ok)
    if (read.ok) onGo(read.value.seq)
  }
  return (
    <form className="timeline-leap" onSubmit={(event) => void go(event)}>
      <TextField
        type="datetime-local"
        label={t('goToTime')}
        value={time}
        isWrong={isWrong}
        {...(isWrong ? { hint: t('noSuchTime') } : {})}
        onChange={({ target }) => setTime(target.value)}
      />
      <Button type="submit" size="small" disabled={time === ''}>
        {t('goThere')}
      </Button>
    </form>
  )
}

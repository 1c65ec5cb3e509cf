import type { Alert } from '../../../shared/protocol/attention.ts'
import type { Clock } from '../../session/clock.ts'
import type { OnInterruption } from '../../session/interruption.ts'
import { silenceNews, type Told } from './due.ts'

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1
/** So long after a sleep is waited for what became of the round meanwhile. */
const SETTLE_MS = 10_000

export type SilenceWatch = {
  /** The relay's time. */
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly onInterruption: OnInterruption
  /** What was told before, kept from one watch to the next. */
  readonly told: { current: Told | null }
  tell(alert: Alert): void
}

/** Tells of the end of a silence in time, or once when the machine is awake again ([D29], [D35]); returns the way to stop. */
export function watchSilence(
  deadline: number,
  { clock, onInterruption, told, tell }: SilenceWatch,
): () => void {
  let stopWaiting = () => {}
  const look = (isSettled: boolean): void => {
    stopWaiting()
    const news = silenceNews(told.current, deadline, clock.now())
    if (news.alert && news.isLate && !isSettled) {
      // It may have been extended or broken: the relay is being asked.
      stopWaiting = clock.after(SETTLE_MS, () => look(true))
      return
    }
    told.current = news.told
    if (news.alert) tell(news.alert)
    if (news.inMs !== null)
      stopWaiting = clock.after(Math.min(news.inMs, LONGEST_MS), () => look(false))
  }
  look(false)
  // A timer that slept along is as far ahead as before.
  const stopHearing = onInterruption(() => look(false))
  return () => {
    stopWaiting()
    stopHearing()
  }
}

import type { Round } from '../../../shared/domain/silence.ts'

export type Reminder = 'day' | 'hour'

const HOUR_MS = 3_600_000

/**
 * What a delegation that has not answered is reminded of: that less than a day, or an hour, is left of a round that ran
 * longer than that; null if nothing.
 */
export function reminderOf(
  { begun, deadline }: Pick<Round, 'begun' | 'deadline'>,
  now: number,
): Reminder | null {
  const left = deadline - now
  const isWithin = (ms: number) => left > 0 && left <= ms && deadline - begun > ms
  if (isWithin(HOUR_MS)) return 'hour'
  return isWithin(24 * HOUR_MS) ? 'day' : null
}

import type { Comment } from '../../../shared/domain/comments.ts'
import type { Alert } from '../../../shared/protocol/attention.ts'

// What deserves somebody's attention ([D29]), decided from what was there before and what is there now.

/** So many minutes before a silence ends it is told. */
const TOLD_MINUTES = [60, 10, 0] as const
const MINUTE = 60_000
/** More than a timer is late on a machine that is awake. */
const LATE_MS = 90_000

export type Call = Pick<Comment, 'name' | 'delegation' | 'statedAt'>

/**
 * The calls that are news: the relay has dated them, after `since`, and they are not in `known`. What was said before a
 * window came arrives in it like what is said now.
 */
export function newCalls<One extends Call>(
  calls: readonly One[],
  known: ReadonlySet<string>,
  since: number,
): readonly One[] {
  return calls.filter(
    ({ name, statedAt }) => statedAt !== null && statedAt >= since && !known.has(name),
  )
}

/** One alert for each delegation that calls, however often it does. */
export function alertsOf(calls: readonly Call[]): readonly Alert[] {
  return [...new Set(calls.map(({ delegation }) => delegation))].map((by) => ({
    kind: 'mention',
    by,
  }))
}

/** Which of the moments of a deadline were there when it was last looked at. */
export type Told = { readonly deadline: number; readonly moments: number }

export type SilenceNews = {
  readonly told: Told
  /** What to say now, as it is now; null if no moment came since. */
  readonly alert: Alert | null
  /** Whether a moment came a while ago: the machine slept, and what is known of the round may be old. */
  readonly isLate: boolean
  /** Milliseconds until the next moment; null when none is left. */
  readonly inMs: number | null
}

/**
 * What there is to tell of the end of a silence since `before`, null at the first look: what had come by then is no news. Of moments
 * that were slept through one word is told. Times are by the relay's clock.
 */
export function silenceNews(before: Told | null, deadline: number, now: number): SilenceNews {
  const moments = TOLD_MINUTES.map((minutes) => deadline - minutes * MINUTE)
  const past = moments.filter((at) => at <= now)
  const known = before?.deadline === deadline ? before.moments : past.length
  const next = moments[past.length]
  return {
    told: { deadline, moments: Math.max(known, past.length) },
    alert: past.length > known ? silenceAlert(deadline, now) : null,
    isLate: now - (past.at(-1) ?? now) > LATE_MS,
    inMs: next === undefined ? null : next - now,
  }
}

function silenceAlert(deadline: number, now: number): Alert {
  const minutes = Math.ceil((deadline - now) / MINUTE)
  return minutes > 0 ? { kind: 'silence', minutes } : { kind: 'silenceOver' }
}

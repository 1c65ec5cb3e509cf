import type { Comment } from '../../../shared/domain/comments.ts'
import type { Alert } from '../../../shared/protocol/attention.ts'

// What deserves somebody's attention ([D29]), decided from what was there before and what is there now.

/** So many minutes before a silence ends it is told. */
const TOLD_MINUTES = [60, 10] as const
const MINUTE = 60_000

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

export type Warning = {
  /** How long to wait for it, in milliseconds. */
  readonly inMs: number
  readonly alert: Alert
}

/** The next word on the end of a silence; null when none is left. Times are by the relay's clock. */
export function nextWarning(deadline: number, now: number): Warning | null {
  for (const minutes of TOLD_MINUTES) {
    const at = deadline - minutes * MINUTE
    if (at > now) return { inMs: at - now, alert: { kind: 'silence', minutes } }
  }
  return null
}

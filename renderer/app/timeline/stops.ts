import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Revision } from '../../../shared/domain/revisions.ts'
import type { TimelineAnswer, TimelinePoint } from '../../../shared/protocol/timeline.ts'

// Where one can stop on the way through a negotiation ([U9]): the restore points, named as the revisions that they became.

export type Stop = TimelinePoint & {
  /** The revisions that were circulated of just this text. */
  readonly revisions: readonly string[]
}

/** What is to be shown only; null for everything. */
export type Wanted = { readonly by: DelegationCode | null; readonly paragraph: string | null }

/** All stops, in the order of the log. A revision is at the last point that is in it. */
export function stopsOf(
  { points }: Pick<TimelineAnswer, 'points'>,
  revisions: readonly Pick<Revision, 'name' | 'seq'>[],
): readonly Stop[] {
  const names = new Map<number, string[]>()
  for (const { name, seq } of revisions) {
    const point = points.findLast((one) => one.seq <= seq)
    if (point) names.set(point.seq, [...(names.get(point.seq) ?? []), name])
  }
  return points.map((point) => ({ ...point, revisions: names.get(point.seq) ?? [] }))
}

/** The stops at which a delegation did something to a paragraph; without any wish, all. */
export function chosenStops(
  stops: readonly Stop[],
  paragraphs: TimelineAnswer['paragraphs'],
  { by, paragraph }: Wanted,
): readonly Stop[] {
  const place = paragraphs.findIndex(({ id }) => id === paragraph)
  return stops.filter(
    ({ shares, paragraphs: touched }) =>
      (by === null || shares.some((one) => one.by === by)) &&
      (place < 0 || touched.includes(place)),
  )
}

/** The place of the last stop at or before an entry; -1 before the first. */
export function placeAt(stops: readonly Stop[], seq: number): number {
  return stops.findLastIndex((one) => one.seq <= seq)
}

/**
 * The stop before the stretch in which an entry is: what changed is what changed since then; 0 for the beginning. Between two
 * stretches nobody worked, and the one before is what is looked at.
 */
export function beforeOf(stops: readonly Stop[], seq: number): number {
  const next = stops.findIndex((one) => one.seq >= seq)
  const isIn = (stops[next]?.first ?? Number.POSITIVE_INFINITY) <= seq
  const place = isIn ? next : placeAt(stops, seq)
  return stops[place - 1]?.seq ?? 0
}

/** Where one may go next, and what the changes there are counted from: to the stop before, and to the one behind. */
export function aheadOf(stops: readonly Stop[], seq: number): readonly number[] {
  const back = beforeOf(stops, seq)
  const behind = stops.find((one) => one.seq > seq)?.seq
  const ahead = back > 0 ? [beforeOf(stops, back)] : []
  return [...ahead, ...(behind === undefined ? [] : [behind])].filter((one) => one > 0)
}

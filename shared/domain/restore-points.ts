import type { DelegationCode } from './delegations.ts'

// Points in time between revisions to which one can go back ([U9]): not each letter, but each stretch of work. A stretch is
// read off the log alone, so that whoever reads the same log finds the same ones.

/** What an entry of the log tells of the work: nothing of what was written. */
export type WorkEntry = {
  readonly seq: number
  /** Milliseconds since 1970, by the relay's clock. */
  readonly at: number
  readonly by: DelegationCode
}

/** How much one delegation did in a stretch. */
type Share = { readonly by: DelegationCode; readonly changes: number }

export type RestorePoint = {
  /** The first and the last entry of the stretch; the point is the text after the last. */
  readonly first: number
  readonly seq: number
  /** When the stretch began and ended, milliseconds since 1970. */
  readonly begun: number
  readonly at: number
  /** Who worked in it: most first, then by code. */
  readonly shares: readonly Share[]
}

/** Nobody works for so long: the stretch is over. */
const PAUSE_MS = 5 * 60_000
/** One who has not worked in the stretch begins after so long: the work has changed hands. */
const HANDOVER_MS = 60_000
/** More than this is more than anybody wants to lose. */
const MOST_CHANGES = 500

/**
 * The stretches of work, in the order of the log. `cuts` are entries after which a stretch ends in any case (revisions),
 * ascending; they need be no entries of these.
 */
export function restorePoints(
  entries: readonly WorkEntry[],
  cuts: readonly number[] = [],
): readonly RestorePoint[] {
  const points: RestorePoint[] = []
  let stretch: WorkEntry[] = []
  let present = new Set<DelegationCode>()
  let cut = 0
  const end = (): void => {
    const point = pointOf(stretch)
    if (point) points.push(point)
    stretch = []
    present = new Set()
  }
  for (const entry of entries) {
    const isCut = (cuts[cut] ?? Number.POSITIVE_INFINITY) < entry.seq
    while ((cuts[cut] ?? Number.POSITIVE_INFINITY) < entry.seq) cut++
    if (isCut || isOver(stretch, present, entry)) end()
    stretch.push(entry)
    present.add(entry.by)
  }
  end()
  return points
}

function isOver(
  stretch: readonly WorkEntry[],
  present: ReadonlySet<DelegationCode>,
  { at, by }: WorkEntry,
): boolean {
  const last = stretch.at(-1)
  if (!last) return false
  // A clock that was set back makes no pause.
  const silence = at - last.at
  if (stretch.length >= MOST_CHANGES || silence >= PAUSE_MS) return true
  return silence >= HANDOVER_MS && !present.has(by)
}

function pointOf(stretch: readonly WorkEntry[]): RestorePoint | null {
  const [first] = stretch
  const last = stretch.at(-1)
  if (!first || !last) return null
  const counts = new Map<DelegationCode, number>()
  for (const { by } of stretch) counts.set(by, (counts.get(by) ?? 0) + 1)
  const shares = [...counts]
    .map(([by, changes]) => ({ by, changes }))
    .sort((a, b) => b.changes - a.changes || (a.by < b.by ? -1 : 1))
  return { first: first.seq, seq: last.seq, begun: first.at, at: last.at, shares }
}

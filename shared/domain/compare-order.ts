import { heaviestAscending } from './ascending.ts'
import type { ParagraphId } from './char-ids.ts'
import type { Strand } from './compare-tapes.ts'

// In which order the rows of a comparison are shown, and which paragraphs were moved ([U2]).

/** A row, or the place where a moved one stood before. */
export type Shown = { readonly row: number; readonly as: 'row' | 'wasHere' }

/**
 * Paragraphs of both versions that are read elsewhere than before. The order says that something was moved, the acts of
 * the pen say what: as few as possible stand still, and of those that could, what no act has moved.
 */
export function movedIn(
  strands: readonly Strand[],
  before: ReadonlyMap<ParagraphId, number>,
  after: ReadonlyMap<ParagraphId, number>,
): ReadonlySet<ParagraphId> {
  const common = strands.flatMap((one) =>
    one.before && one.after
      ? [{ id: one.after.id, wasPlacedBy: one.before.placedBy, placedBy: one.after.placedBy }]
      : [],
  )
  common.sort((a, b) => (after.get(a.id) ?? 0) - (after.get(b.id) ?? 0))
  const places = common.map(({ id }) => before.get(id) ?? 0)
  const weights = common.map((one) => (one.wasPlacedBy === one.placedBy ? common.length + 1 : 1))
  const still = heaviestAscending(places, weights)
  return new Set(common.filter((_, i) => !still.has(i)).map(({ id }) => id))
}

/**
 * The rows in the order of the second version, what the first alone has behind what it followed there. A moved
 * paragraph is named a second time where it stood.
 */
export function orderRows(
  strands: readonly Strand[],
  moved: ReadonlySet<ParagraphId>,
  before: ReadonlyMap<ParagraphId, number>,
  after: ReadonlyMap<ParagraphId, number>,
): Shown[] {
  const shown = strands
    .flatMap(({ after: place }, row) => (place ? [{ row, at: after.get(place.id) ?? 0 }] : []))
    .sort((a, b) => a.at - b.at)
    .map(({ row }): Shown => ({ row, as: 'row' }))
  const next = linked(shown, strands.length, (row) => lastOfChain(strands, row, after))
  const tied = tiedRows(strands)
  for (const row of tied) next.tie(row - 1, { row, as: 'row' })
  const rowOf = new Map(strands.map(({ before: place }, row) => [place?.id, row]))
  const old = [...before].sort(([, a], [, b]) => a - b).map(([id]) => rowOf.get(id) ?? 0)
  old.forEach((row, i) => {
    const id = strands[row]?.before?.id
    const isGone = !strands[row]?.after
    if (tied.has(row) || (!isGone && !(id && moved.has(id)))) return
    const as = isGone ? 'row' : 'wasHere'
    next.putBehind(old[i - 1] ?? null, { row, as })
  })
  return next.toList()
}

/** Rows without a mark in the second version that belong to the row before on the tape: joined to it, or between it and one that is. */
function tiedRows(strands: readonly Strand[]): ReadonlySet<number> {
  const tied = new Set<number>()
  let last = false
  for (let row = strands.length - 1; row > 0; row--) {
    const { after, pieces } = strands[row] ?? {}
    last = !after && (last || !!pieces?.some(({ kind }) => kind !== 'removed'))
    if (last) tied.add(row)
  }
  return new Set([...tied].reverse())
}

/** The last row into which the words of an old paragraph were split, as long as nothing is read between them. */
function lastOfChain(
  strands: readonly Strand[],
  row: number,
  after: ReadonlyMap<ParagraphId, number>,
): number {
  const placeOf = (at: number): number => {
    const id = strands[at]?.after?.id
    return (id && after.get(id)) ?? Number.NaN
  }
  let last = row
  for (let at = row + 1; strands[at] && !strands[at]?.before; at++) {
    const isSplitOff = strands[at]?.pieces.some(({ kind }) => kind === 'kept')
    if (isSplitOff && placeOf(at) === placeOf(last) + 1) last = at
  }
  return last
}

/** A list into which can be put behind what stands in it; of a moved paragraph, behind the trace it left. */
function linked(first: readonly Shown[], rows: number, lastOf: (row: number) => number) {
  const behind = new Map<number, Shown[]>()
  const wasHere = new Set<number>()
  const HEAD = rows
  return {
    /** Directly behind a row, whatever became of its place. */
    tie: (row: number, one: Shown): void => {
      behind.set(row, [...(behind.get(row) ?? []), one])
    },
    putBehind: (row: number | null, one: Shown): void => {
      const key = row === null ? HEAD : wasHere.has(row) ? row + rows + 1 : lastOf(row)
      behind.set(key, [...(behind.get(key) ?? []), one])
      if (one.as === 'wasHere') wasHere.add(one.row)
    },
    toList: (): Shown[] => {
      const list: Shown[] = []
      const emit = (one: Shown): void => {
        list.push(one)
        const key = one.as === 'wasHere' ? one.row + rows + 1 : one.row
        for (const follower of behind.get(key) ?? []) emit(follower)
      }
      for (const one of behind.get(HEAD) ?? []) emit(one)
      for (const one of first) emit(one)
      return list
    },
  }
}

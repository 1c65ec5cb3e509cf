import type { Range } from './char-ids.ts'

type Interval = readonly [start: number, end: number]

/** A set of characters, kept as disjoint ascending intervals per client; every question costs O(log n). */
export class IdSet {
  readonly #intervals = new Map<number, Interval[]>()

  constructor(ranges: Iterable<Range> = []) {
    for (const range of ranges) this.add(range)
  }

  add([client, clock, length]: Range): void {
    const intervals = this.#of(client)
    let first = firstEndingAfter(intervals, clock)
    if (first > 0 && (intervals[first - 1]?.[1] ?? 0) >= clock) first--
    let start = clock
    let end = clock + length
    let next = first
    for (let at = intervals[next]; at && at[0] <= end; at = intervals[++next]) {
      start = Math.min(start, at[0])
      end = Math.max(end, at[1])
    }
    intervals.splice(first, next - first, [start, end])
  }

  remove([client, clock, length]: Range): void {
    const intervals = this.#intervals.get(client)
    if (!intervals) return
    const end = clock + length
    const first = firstEndingAfter(intervals, clock)
    const kept: Interval[] = []
    let next = first
    for (let at = intervals[next]; at && at[0] < end; at = intervals[++next]) {
      if (at[0] < clock) kept.push([at[0], clock])
      if (at[1] > end) kept.push([end, at[1]])
    }
    intervals.splice(first, next - first, ...kept)
  }

  /** Whether at least one of the characters is in the set. */
  hits(client: number, clock: number, length = 1): boolean {
    const intervals = this.#intervals.get(client)
    if (!intervals) return false
    const at = intervals[firstEndingAfter(intervals, clock)]
    return !!at && at[0] < clock + length
  }

  /** The intervals `[start, end)` of the set inside the given range, ascending. */
  clip(client: number, clock: number, length: number): Interval[] {
    const intervals = this.#intervals.get(client)
    if (!intervals) return []
    const end = clock + length
    const found: Interval[] = []
    let next = firstEndingAfter(intervals, clock)
    for (let at = intervals[next]; at && at[0] < end; at = intervals[++next]) {
      found.push([Math.max(clock, at[0]), Math.min(end, at[1])])
    }
    return found
  }

  /** The parts of the range that are in the set, ascending. */
  within([client, clock, length]: Range): Range[] {
    return this.clip(client, clock, length).map(([start, end]) => [client, start, end - start])
  }

  /** The parts of the range that are not in the set, ascending. */
  without([client, clock, length]: Range): Range[] {
    const rest: Range[] = []
    let at = clock
    for (const [start, end] of [
      ...this.clip(client, clock, length),
      [clock + length, 0] as const,
    ]) {
      if (start > at) rest.push([client, at, start - at])
      at = end
    }
    return rest
  }

  /** All characters of the set, clients in the order in which they were first added. */
  *ranges(): Generator<Range> {
    for (const [client, intervals] of this.#intervals) {
      for (const [start, end] of intervals) yield [client, start, end - start]
    }
  }

  #of(client: number): Interval[] {
    const known = this.#intervals.get(client)
    if (known) return known
    const fresh: Interval[] = []
    this.#intervals.set(client, fresh)
    return fresh
  }
}

function firstEndingAfter(intervals: readonly Interval[], clock: number): number {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[middle]?.[1] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}

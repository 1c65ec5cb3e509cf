import type { CharId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { RecordEntry } from './proposals.ts'
import type { Segment } from './segments.ts'
import type { Piece } from './tape-index.ts'

/**
 * The run of an insertion ([P3]): characters of one delegation up to base text that was never its own or to its
 * next head. Text left of the first head of a stretch belongs to that head; a stretch without a head is a run of its own.
 */
export type InsertionRun = {
  readonly delegation: DelegationCode
  /** The record at its head; null for pending text that was written without one. */
  entry: RecordEntry | null
  /** Live pieces in reading order, incorporated ones and fences included. */
  readonly pieces: Piece[]
  /** What the pen hid of it, in reading order: a declined proposal can still be read. */
  readonly struck: Piece[]
  pending: number
  incorporated: number
  declined: number
  withdrawn: number
  /** The base character left of it: insertions behind the same one are alternatives. Null at the very start. */
  readonly anchor: CharId | null
  readonly first: number
  last: number
}

/** One walk over the tape derives the runs of all insertions, in order of their first characters. */
export function insertionRuns(
  segments: readonly Segment[],
  records: readonly RecordEntry[],
): readonly InsertionRun[] {
  const walk = new RunWalk(records)
  for (const [at, segment] of segments.entries()) walk.visit(segment, at)
  return walk.runs
}

class RunWalk {
  readonly runs: InsertionRun[] = []
  readonly #open = new Map<DelegationCode, InsertionRun>()
  /** Heads by client, ascending by clock. */
  readonly #heads = new Map<number, RecordEntry[]>()
  #anchor: CharId | null = null
  #fence: Piece | null = null

  constructor(records: readonly RecordEntry[]) {
    for (const entry of records) {
      if (entry.record.kind !== 'ins') continue
      const [client] = entry.record.head
      const heads = this.#heads.get(client)
      if (heads) heads.push(entry)
      else this.#heads.set(client, [entry])
    }
    for (const heads of this.#heads.values()) heads.sort((a, b) => headClock(a) - headClock(b))
  }

  visit(segment: Segment, at: number): void {
    if (segment.isByBaseHand) this.#passBase(segment)
    else if (segment.kind === 'fence') this.#passFence(segment, at)
    else this.#passOwned(segment, at)
  }

  #passOwned(segment: Segment, at: number): void {
    // Incorporated text of one delegation is base text to every other.
    const isBase = !segment.isPending && !segment.isHidden
    if (isBase) this.#closeOthers(segment)
    let from = segment.clock
    for (const entry of this.#headsIn(segment)) {
      const clock = headClock(entry)
      if (clock > from) this.#add(segment, at, from, clock)
      this.#begin(entry, at)
      from = clock
    }
    const end = segment.clock + segment.length
    this.#add(segment, at, from, end)
    if (isBase) this.#anchor = { client: segment.client, clock: end - 1 }
  }

  #passBase(segment: Segment): void {
    if (segment.isHidden || segment.kind === 'fence') return
    this.#open.clear()
    this.#anchor = { client: segment.client, clock: segment.clock + segment.length - 1 }
  }

  /** A fence belongs to the run it closes, or, in a split, to the run that begins with the mark behind it. */
  #passFence(segment: Segment, at: number): void {
    if (segment.isHidden) return
    const piece = { segment, at, clock: segment.clock, length: segment.length }
    const run = this.#open.get(segment.owner)
    if (run) run.pieces.push(piece)
    else this.#fence = piece
  }

  #closeOthers(segment: Segment): void {
    for (const delegation of [...this.#open.keys()]) {
      if (delegation !== segment.owner) this.#open.delete(delegation)
    }
  }

  /** The heads among the segment's characters, in their order. */
  *#headsIn({ client, clock, length }: Segment): Generator<RecordEntry> {
    const heads = this.#heads.get(client) ?? []
    for (let i = firstFrom(heads, clock); i < heads.length; i++) {
      const entry = heads[i]
      if (!entry || headClock(entry) >= clock + length) return
      yield entry
    }
  }

  #begin(entry: RecordEntry, at: number): void {
    const run = this.#open.get(entry.delegation)
    // What stands before the first head of a stretch belongs to it.
    if (run && run.entry === null) run.entry = entry
    else this.#start(entry.delegation, entry, at)
  }

  #start(delegation: DelegationCode, entry: RecordEntry | null, at: number): InsertionRun {
    const run: InsertionRun = {
      delegation,
      entry,
      pieces: [],
      struck: [],
      pending: 0,
      incorporated: 0,
      declined: 0,
      withdrawn: 0,
      anchor: this.#anchor,
      first: at,
      last: at,
    }
    if (this.#fence?.at === at - 1 && this.#fence.segment.owner === delegation)
      run.pieces.push(this.#fence)
    this.#open.set(delegation, run)
    this.runs.push(run)
    return run
  }

  #add(segment: Segment, at: number, from: number, to: number): void {
    if (to <= from) return
    const length = to - from
    const run = this.#open.get(segment.owner) ?? this.#start(segment.owner, null, at)
    const piece = { segment, at, clock: from, length }
    if (segment.isCut) {
      run.declined += length
      run.struck.push(piece)
    } else if (segment.isHidden) run.withdrawn += length
    else {
      if (segment.isPending) run.pending += length
      else run.incorporated += length
      run.pieces.push(piece)
      run.last = at
    }
  }
}

const headClock = (entry: RecordEntry): number =>
  entry.record.kind === 'ins' ? entry.record.head[1] : 0

function firstFrom(heads: readonly RecordEntry[], clock: number): number {
  let low = 0
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = heads[middle]
    if (entry && headClock(entry) < clock) low = middle + 1
    else high = middle
  }
  return low
}

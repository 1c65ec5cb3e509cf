import type { Range } from '../../domain/char-ids.ts'
import { isWithdrawn } from '../../domain/records.ts'
import { SpanIndex } from '../../domain/span-index.ts'
import type { Ledger } from '../ledger.ts'
import { visibleNeighbour } from '../neighbours.ts'
import { type DraftPart, marksOf, namedIn } from './draft-part.ts'

// Parts that make no sense without one another go together: a record with the drafted words that it names, the two halves of
// a replacement, a verdict with what it brings.

/** The parts in groups, each in the order of its first part. */
export function groupParts(parts: readonly DraftPart[], ledger: Ledger): DraftPart[][] {
  const groups = new Groups(parts.length)
  const names = new Map<string, number>()
  parts.forEach((part, at) => {
    for (const name of touchedBy(part, ledger)) {
      const known = names.get(name)
      if (known === undefined) names.set(name, at)
      else groups.join(known, at)
    }
  })
  joinWords(parts, groups)
  joinVerdicts(parts, groups)
  return groups.of(parts)
}

/** What a part has in common with those that it belongs to, by names. */
function* touchedBy(part: DraftPart, ledger: Ledger): Generator<string> {
  switch (part.kind) {
    case 'words': {
      const before = visibleNeighbour(ledger, { ...part.left, clock: part.left.clock + 1 }, 'left')
      if (before) yield `end ${before.client}:${before.clock + before.length - 1}`
      yield `end ${part.left.client}:${part.left.clock}`
      return
    }
    case 'record': {
      const { record, delegation } = part
      if ('group' in record && record.group) yield `group ${delegation}/${record.group}`
      // A proposal is withdrawn by hiding its words, then marking its record.
      if (isWithdrawn(record)) yield `next ${part.id.client}:${part.id.clock}`
      if (record.kind === 'del') yield* endOf(record.ids)
      return
    }
    case 'listed':
      if (part.list === 'cut' || part.list === 'withdrawn') yield* endOf([part.range])
      yield `next ${part.id.client}:${part.id.clock + part.length}`
      return
    case 'block':
      if (part.block.removed && !part.before.removed) {
        yield `next ${part.id.client}:${part.id.clock}`
      }
      return
    default:
      return
  }
}

function* endOf(ranges: readonly Range[]): Generator<string> {
  const last = ranges.at(-1)
  if (last) yield `end ${last[0]}:${last[1] + last[2] - 1}`
}

/** Whatever names drafted words comes with them. */
function joinWords(parts: readonly DraftPart[], groups: Groups): void {
  const words = parts.flatMap((part, at) =>
    part.kind === 'words' ? part.ranges.map((range) => ({ range, at })) : [],
  )
  const typed = new SpanIndex<{ readonly at: number }>()
  for (const { range, at } of words) typed.add(range, { at })
  parts.forEach((part, at) => {
    for (const range of namedBy(part)) {
      for (const { label } of typed.over(...range)) groups.join(label.at, at)
    }
  })
}

/** The characters that a part names besides typing them. */
function namedBy(part: DraftPart): readonly Range[] {
  switch (part.kind) {
    case 'record':
      return namedIn(part.record)
    case 'listed':
      return [part.range]
    case 'words':
      return part.refersTo
    case 'block':
      return marksOf([part.paragraph, part.block.after, part.block.until])
    default:
      return []
  }
}

/** A verdict says from which clock on what it brought stands under its own client id ([P20]). */
function joinVerdicts(parts: readonly DraftPart[], groups: Groups): void {
  parts.forEach((part, at) => {
    if (part.kind !== 'verdict' || part.verdict?.from === undefined) return
    const { client, clock } = part.id
    const { from } = part.verdict
    parts.forEach((other, with_) => {
      if (other.kind !== 'listed' && other.kind !== 'block') return
      const { id } = other
      if (id.client === client && id.clock >= from && id.clock < clock) groups.join(at, with_)
    })
  })
}

/** Sets that are joined two by two. */
class Groups {
  readonly #above: number[]

  constructor(count: number) {
    this.#above = Array.from({ length: count }, (_, at) => at)
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#top(one), this.#top(other)]
    this.#above[Math.max(a, b)] = Math.min(a, b)
  }

  of<T>(items: readonly T[]): T[][] {
    const sets = new Map<number, T[]>()
    items.forEach((item, at) => {
      const top = this.#top(at)
      const set = sets.get(top)
      if (set) set.push(item)
      else sets.set(top, [item])
    })
    return [...sets.values()]
  }

  #top(at: number): number {
    let top = at
    while (this.#above[top] !== undefined && this.#above[top] !== top) top = this.#above[top] ?? top
    return top
  }
}

import { proposalName } from '../domain/proposals.ts'
import type { ProposalRef, Segment } from '../domain/segments.ts'
import { type Item, isFence, markKind, textOfItem } from './items.ts'
import type { Ledger } from './ledger.ts'

const NONE: readonly never[] = []

type Interval = readonly [start: number, end: number]

/** An item cut into maximal pieces of one status; nearly every item is one piece. */
export function segmentsOf(ledger: Ledger, item: Item): readonly Segment[] {
  const { client, clock } = item.id
  const isBase = ledger.isBaseHand(client)
  const incorporated = isBase ? NONE : ledger.incorporated.clip(client, clock, item.length)
  const withdrawn = ledger.ownCutsOfClient(client)?.clip(client, clock, item.length) ?? NONE
  const cuts = ledger.cuts.clip(client, clock, item.length)
  const deletions = ledger.deletions.over(client, clock, item.length)
  const whole = plainSegment(ledger, item, isBase)
  if (!incorporated.length && !withdrawn.length && !cuts.length && !deletions.length) return [whole]
  const edges = boundaries(item, [
    ...incorporated,
    ...withdrawn,
    ...cuts,
    ...deletions.map(({ start, end }): Interval => [start, end]),
  ])
  const segments: Segment[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i] ?? 0
    const end = edges[i + 1] ?? 0
    const isIn = (intervals: readonly Interval[]) =>
      intervals.some(([a, z]) => a < end && z > start)
    const isPending = !isBase && !isIn(incorporated)
    segments.push({
      ...whole,
      clock: start,
      length: end - start,
      text: whole.text.slice(start - clock, end - clock),
      isPending,
      isCut: isIn(cuts),
      isHidden: isIn(cuts) || (isPending && isIn(withdrawn)),
      deletedBy: refsOver(deletions, start, end),
    })
  }
  return segments
}

function plainSegment(ledger: Ledger, item: Item, isBase: boolean): Segment {
  const text = textOfItem(item)
  const opens = text === null ? markKind(item) : null
  return {
    client: item.id.client,
    clock: item.id.clock,
    length: item.length,
    text: text ?? '',
    kind: text !== null ? 'text' : opens ? 'mark' : isFence(item) ? 'fence' : 'text',
    opens,
    owner: ledger.ownerOf(item.id.client),
    isByBaseHand: isBase,
    isPending: !isBase,
    isHidden: false,
    isCut: false,
    deletedBy: NONE,
  }
}

/** Where the status may change; a boundary inside a surrogate pair moves left by one unit ([V6]). */
function boundaries(item: Item, intervals: readonly Interval[]): number[] {
  const start = item.id.clock
  const end = start + item.length
  const text = textOfItem(item) ?? ''
  const edges = new Set([start, end])
  for (const edge of intervals.flat()) {
    if (edge > start && edge < end) edges.add(splitsPair(text, edge - start) ? edge - 1 : edge)
  }
  return [...edges].sort((a, b) => a - b)
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

/** Each proposal once, in an order that is the same on every replica: one record may name neighbouring ranges. */
function refsOver(
  spans: readonly { start: number; end: number; label: ProposalRef }[],
  start: number,
  end: number,
): readonly ProposalRef[] {
  const over = spans.filter((span) => span.start < end && span.end > start)
  if (over.length === 0) return NONE
  return [...new Set(over.map((span) => span.label))].sort(byName)
}

function byName(a: ProposalRef, b: ProposalRef): number {
  return proposalName(a) < proposalName(b) ? -1 : 1
}

import { byProposalName } from '../domain/proposals.ts'
import {
  EMPHASIS_STYLES,
  type EmphasisStyle,
  type ProposalRef,
  type Restyling,
  type Segment,
} from '../domain/segments.ts'
import { type Item, isFence, markKind, signOf, textOfItem } from './items.ts'
import type { Ledger } from './ledger.ts'

const NONE: readonly never[] = []

type Interval = readonly [start: number, end: number]

/** An item cut into maximal pieces of one status; nearly every item is one piece. */
export function segmentsOf(ledger: Ledger, item: Item): readonly Segment[] {
  const { client, clock } = item.id
  const isBase = ledger.isBaseHand(client)
  const whole = plainSegment(ledger, item, isBase)
  const incorporated = isBase ? NONE : ledger.incorporated.clip(client, clock, item.length)
  const withdrawn = ledger.ownCutsOf(whole.owner)?.clip(client, clock, item.length) ?? NONE
  const cuts = ledger.cuts.clip(client, clock, item.length)
  const deletions = ledger.deletions.over(client, clock, item.length)
  const styles = stylesOf(ledger, whole)
  const restylings = ledger.restylings.over(client, clock, item.length)
  const isPlain = !deletions.length && !styles.length && !restylings.length
  if (!incorporated.length && !withdrawn.length && !cuts.length && isPlain) return [whole]
  return pieces(whole, {
    incorporated: wholeCharacters(whole, incorporated),
    withdrawn: wholeCharacters(whole, withdrawn),
    cuts: wholeCharacters(whole, cuts),
    strikes: labelled(whole, deletions),
    styles: labelled(whole, styles),
    restylings: labelled(whole, restylings),
  })
}

/** What is said of the characters of one segment: intervals of clocks. */
type Said = {
  readonly incorporated: readonly Interval[]
  readonly withdrawn: readonly Interval[]
  readonly cuts: readonly Interval[]
  readonly strikes: readonly Labelled<ProposalRef>[]
  readonly styles: readonly Labelled<EmphasisStyle>[]
  readonly restylings: readonly Labelled<Restyling>[]
}

function pieces(whole: Segment, said: Said): Segment[] {
  const edges = boundaries(whole, Object.values(said).flat())
  const segments: Segment[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i] ?? 0
    const end = edges[i + 1] ?? 0
    const isIn = (intervals: readonly Interval[]) =>
      intervals.some(([a, z]) => a < end && z > start)
    const isPending = whole.isPending && !isIn(said.incorporated)
    segments.push({
      ...whole,
      clock: start,
      length: end - start,
      text: whole.text.slice(start - whole.clock, end - whole.clock),
      isPending,
      isCut: isIn(said.cuts),
      isHidden: isIn(said.cuts) || (isPending && isIn(said.withdrawn)),
      deletedBy: refsOver(said.strikes, start, end),
      emphasis: stylesOver(said.styles, start, end),
      restyledBy: refsOver(said.restylings, start, end),
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
    emphasis: NONE,
    restyledBy: NONE,
    sign: text === null ? null : signOf(item),
  }
}

/**
 * The same intervals with every end that falls inside a surrogate pair one unit further left ([V6]); one that named
 * nothing but the first half of a pair names nothing any more.
 */
function wholeCharacters(whole: Segment, intervals: readonly Interval[]): readonly Interval[] {
  if (!intervals.some((one) => one.some((edge) => splitsPair(whole, edge)))) return intervals
  return intervals
    .map(([start, end]): Interval => [outsidePair(whole, start), outsidePair(whole, end)])
    .filter(([start, end]) => start < end)
}

function outsidePair(whole: Segment, edge: number): number {
  return splitsPair(whole, edge) ? edge - 1 : edge
}

function splitsPair({ text, clock }: Segment, edge: number): boolean {
  const at = edge - clock
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

type Labelled<Label> = readonly [start: number, end: number, label: Label]
type Span<Label> = { readonly start: number; readonly end: number; readonly label: Label }

/** The parts of the segment that the spans name. */
function labelled<Label>(whole: Segment, spans: readonly Span<Label>[]): Labelled<Label>[] {
  const end = whole.clock + whole.length
  return spans.flatMap((span) =>
    wholeCharacters(whole, [[Math.max(span.start, whole.clock), Math.min(span.end, end)]]).map(
      ([from, to]): Labelled<Label> => [from, to, span.label],
    ),
  )
}

function stylesOf(ledger: Ledger, { client, clock, length }: Segment): Span<EmphasisStyle>[] {
  const spans: Span<EmphasisStyle>[] = []
  for (const label of EMPHASIS_STYLES) {
    for (const [start, end] of ledger.emphasis[label].clip(client, clock, length))
      spans.push({ start, end, label })
  }
  return spans
}

/** Where the status may change. */
function boundaries(
  { clock, length }: Segment,
  intervals: readonly (Interval | Labelled<unknown>)[],
): readonly number[] {
  const edges = new Set([clock, clock + length])
  for (const [start, end] of intervals) edges.add(start).add(end)
  return [...edges].sort((a, b) => a - b)
}

/** Each proposal once, in an order that is the same on every replica: one record may name neighbouring ranges. */
function refsOver<Ref extends ProposalRef>(
  parts: readonly Labelled<Ref>[],
  start: number,
  end: number,
): readonly Ref[] {
  const over = parts.filter(([from, to]) => from < end && to > start)
  if (over.length === 0) return NONE
  return [...new Set(over.map(([, , by]) => by))].sort(byProposalName)
}

function stylesOver(
  parts: readonly Labelled<EmphasisStyle>[],
  start: number,
  end: number,
): readonly EmphasisStyle[] {
  if (parts.length === 0) return NONE
  return EMPHASIS_STYLES.filter((style) =>
    parts.some(([from, to, label]) => label === style && from < end && to > start),
  )
}

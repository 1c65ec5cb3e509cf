import type { ParagraphId } from '../../../domain/char-ids.ts'
import type { ProposalRef } from '../../../domain/segments.ts'
import type { Paragraph, Run } from '../../../domain/views.ts'

// A word processor tracks a move by showing the words in both places. Which paragraphs stand in two places follows from two
// orders: that of the base text, and that in which everything is incorporated. A paragraph that a reading joins to another
// is there where its words are.

export type Moved = {
  /** The paragraphs of the mark-up in the order of the base text, what is only proposed behind what it follows. */
  readonly standing: readonly ParagraphId[]
  /** Those that are there with everything incorporated, in that order. */
  readonly incorporated: readonly ParagraphId[]
  /** Those with which a paragraph of the base text begins, and one of the text with everything incorporated. */
  readonly begins: {
    readonly inBase: ReadonlySet<ParagraphId>
    readonly ifIncorporated: ReadonlySet<ParagraphId>
  }
  /** Who proposes the move of each paragraph that is read elsewhere. */
  readonly by: ReadonlyMap<ParagraphId, ProposalRef>
}

/** The two orders of a mark-up, and the moves that lead from one to the other. */
export function movedIn(
  markup: readonly Paragraph[],
  inBase: readonly Paragraph[],
  ifIncorporated: readonly Paragraph[],
): Moved {
  const homes = homesOf(markup)
  const base = homesIn(inBase, homes)
  const all = homesIn(ifIncorporated, homes)
  const standing = withProposed(base.flat(), markup)
  const incorporated = [...new Set(all.flat())]
  const there = new Set(incorporated)
  const before = standing.filter((id) => there.has(id))
  return {
    standing,
    incorporated,
    begins: { inBase: beginningsOf(base), ifIncorporated: beginningsOf(all) },
    by: movesBetween(before, incorporated, markup),
  }
}

type Homes = {
  readonly has: (id: ParagraphId) => boolean
  readonly of: (run: Run) => readonly ParagraphId[]
}

/** In which paragraphs of the mark-up the words of a run stand: what is one run in a reading may be parted there. */
function homesOf(markup: readonly Paragraph[]): Homes {
  const places = new Map<number, { readonly clock: number; readonly id: ParagraphId }[]>()
  for (const { id, runs } of markup) {
    for (const { client, clock } of runs) {
      const known = places.get(client) ?? []
      known.push({ clock, id })
      places.set(client, known)
    }
  }
  for (const known of places.values()) known.sort((a, b) => a.clock - b.clock)
  const ids = new Set(markup.map(({ id }) => id))
  return {
    has: (id) => ids.has(id),
    of: ({ client, clock, text }) => {
      const known = places.get(client) ?? []
      const homes: ParagraphId[] = []
      for (let at = lastFrom(known, clock); at < known.length; at++) {
        const place = known[at]
        if (!place || place.clock >= clock + text.length) break
        homes.push(place.id)
      }
      return homes
    },
  }
}

/** The index of the last place that is not behind the clock, or of the first. */
function lastFrom(places: readonly { readonly clock: number }[], clock: number): number {
  let [low, high] = [0, places.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((places[middle]?.clock ?? 0) <= clock) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The paragraphs of the mark-up that each paragraph of a reading consists of, in its order. One that the pen has removed may
 * be there in words of its own without being in the mark-up.
 */
function homesIn(reading: readonly Paragraph[], homes: Homes): readonly (readonly ParagraphId[])[] {
  const seen = new Set<ParagraphId>()
  return reading.map(({ id, runs }) => {
    const all = new Set([...(homes.has(id) ? [id] : []), ...runs.flatMap(homes.of)])
    const fresh = [...all].filter((one) => !seen.has(one))
    for (const one of fresh) seen.add(one)
    return fresh
  })
}

function beginningsOf(reading: readonly (readonly ParagraphId[])[]): ReadonlySet<ParagraphId> {
  return new Set(reading.flatMap(([first]) => first ?? []))
}

/** Puts the paragraphs that an order leaves out behind those that they follow in the mark-up. */
function withProposed(
  order: readonly ParagraphId[],
  markup: readonly Paragraph[],
): readonly ParagraphId[] {
  const known = new Set(order)
  const followers = new Map<ParagraphId | null, ParagraphId[]>()
  let last: ParagraphId | null = null
  for (const { id } of markup) {
    if (known.has(id)) last = id
    else followers.set(last, [...(followers.get(last) ?? []), id])
  }
  return [
    ...(followers.get(null) ?? []),
    ...order.flatMap((id) => [id, ...(followers.get(id) ?? [])]),
  ]
}

function movesBetween(
  before: readonly ParagraphId[],
  after: readonly ParagraphId[],
  markup: readonly Paragraph[],
): ReadonlyMap<ParagraphId, ProposalRef> {
  if (isSame(before, after)) return new Map()
  const declared = declaredMoves(markup)
  const rest = (ids: readonly ParagraphId[]) => ids.filter((id) => !declared.has(id))
  const isEnough = declared.size > 0 && isSame(rest(before), rest(after))
  // Moves that depend on one another, or on where a proposed beginning stands: as few as possible are shown twice.
  const staying = isEnough ? new Set(rest(before)) : new Set(longestCommon(before, after))
  const anybody = markup.flatMap(refsIn).at(0)
  const by = new Map<ParagraphId, ProposalRef>()
  const there = new Set(before)
  for (const paragraph of markup) {
    const { id } = paragraph
    const mover = declared.get(id) ?? refsIn(paragraph).at(0) ?? anybody
    if (there.has(id) && !staying.has(id) && mover) by.set(id, mover)
  }
  return by
}

/** Who proposes something by which a paragraph may come to be read elsewhere: to move it, to join it, to begin it. */
function refsIn({ movedBy, joinedBy, proposedBy }: Paragraph): readonly ProposalRef[] {
  const owner = proposedBy === null ? [] : [{ delegation: proposedBy, key: '' }]
  return [...movedBy.toReversed(), ...joinedBy, ...owner]
}

/** Every paragraph of a block that somebody proposes to move, with the last who does. */
function declaredMoves(markup: readonly Paragraph[]): ReadonlyMap<ParagraphId, ProposalRef> {
  const moves = new Map<ParagraphId, ProposalRef>()
  for (const [at, { movedBy }] of markup.entries()) {
    const move = movedBy.at(-1)
    if (!move) continue
    const end = markup.findIndex(({ id }, place) => place > at && id === move.until)
    for (const { id } of markup.slice(at, end < 0 ? undefined : end)) moves.set(id, move)
  }
  return moves
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}

/** The longest run of places that keep their order in both lists (patience sorting). */
function longestCommon(
  one: readonly ParagraphId[],
  other: readonly ParagraphId[],
): readonly ParagraphId[] {
  const places = new Map(other.map((id, at) => [id, at]))
  const chain: { readonly place: number; readonly id: ParagraphId; readonly before: number }[] = []
  const ends: number[] = []
  for (const id of one) {
    const place = places.get(id)
    if (place === undefined) continue
    const found = ends.findIndex((end) => (chain[end]?.place ?? -1) > place)
    const length = found < 0 ? ends.length : found
    chain.push({ place, id, before: ends[length - 1] ?? -1 })
    ends[length] = chain.length - 1
  }
  const common: ParagraphId[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; ) {
    const link = chain[at]
    if (!link) break
    common.unshift(link.id)
    at = link.before
  }
  return common
}

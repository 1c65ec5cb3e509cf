import { mergeRanges, type ParagraphId, type Range } from './char-ids.ts'
import { paragraphIdOfMark, type Segment } from './segments.ts'

/** A part of a segment, at the segment's place on the tape. */
export type Piece = {
  readonly segment: Segment
  /** The segment's place among all segments of the tape. */
  readonly at: number
  readonly clock: number
  readonly length: number
}

/** Finds characters of the tape by their ids. */
export class TapeIndex {
  readonly segments: readonly Segment[]
  readonly #places = new Map<number, number[]>()
  readonly #paragraphs: (ParagraphId | null)[] = []

  constructor(segments: readonly Segment[]) {
    this.segments = segments
    let paragraph: ParagraphId | null = null
    for (const [at, segment] of segments.entries()) {
      const places = this.#places.get(segment.client)
      if (places) places.push(at)
      else this.#places.set(segment.client, [at])
      if (segment.kind === 'mark' && !segment.isHidden) paragraph = paragraphIdOfMark(segment)
      this.#paragraphs.push(paragraph)
    }
    for (const places of this.#places.values()) {
      places.sort((a, b) => this.#clockAt(a) - this.#clockAt(b))
    }
  }

  /** The paragraph in which the segment at this place is read; null before the first live mark. */
  paragraphAt(at: number): ParagraphId | null {
    return this.#paragraphs[at] ?? null
  }

  /** The pieces of segments that the range names, by ascending clock. */
  *pieces([client, clock, length]: Range): Generator<Piece> {
    const places = this.#places.get(client) ?? []
    for (let i = this.#firstEndingAfter(places, clock); i < places.length; i++) {
      const at = places[i] ?? 0
      const segment = this.segments[at]
      if (!segment || segment.clock >= clock + length) return
      const start = Math.max(clock, segment.clock)
      const end = Math.min(clock + length, segment.clock + segment.length)
      yield { segment, at, clock: start, length: end - start }
    }
  }

  /** What is read between two places of the tape, neither included. */
  passageBetween(from: number, to: number): { readonly ranges: Range[]; readonly text: string } {
    const pieces = this.segments.slice(from + 1, to).flatMap((segment, i): Piece[] => {
      const { clock, length, isHidden, kind } = segment
      return isHidden || kind === 'fence' ? [] : [{ segment, at: from + 1 + i, clock, length }]
    })
    return { ranges: rangesOf(pieces), text: pieces.map(readingOf).join('') }
  }

  #clockAt(at: number): number {
    return this.segments[at]?.clock ?? 0
  }

  #firstEndingAfter(places: readonly number[], clock: number): number {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      const segment = this.segments[places[middle] ?? 0]
      if (segment && segment.clock + segment.length <= clock) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** What a piece reads: its characters, `¶` for a mark, nothing for a fence; a sign is its character ([T24]). */
export function readingOf({ segment, clock, length }: Piece): string {
  if (segment.kind === 'mark') return '¶'
  return segment.text.slice(clock - segment.clock, clock - segment.clock + length)
}

export function rangesOf(pieces: readonly Piece[]): Range[] {
  return mergeRanges(
    pieces.map(({ segment, clock, length }): Range => [segment.client, clock, length]),
  )
}

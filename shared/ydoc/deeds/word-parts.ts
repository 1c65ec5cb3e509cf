import type { CharId, Range } from '../../domain/char-ids.ts'
import type { Deed, WordPart } from '../../domain/deeds.ts'
import { isOpen, type Proposal, proposalName } from '../../domain/proposals.ts'
import type { Segment } from '../../domain/segments.ts'
import type { SpanIndex } from '../../domain/span-index.ts'
import type { Ledger } from '../ledger.ts'
import { segmentsIn } from '../neighbours.ts'
import { readProposals } from '../read-text.ts'
import { cutsOf, incorporatedOf } from '../roots.ts'
import { entriesBySpan, proposalDeeds, proposalsBySpan } from './record-deeds.ts'

/**
 * Where each of the characters comes from ([U7]): neighbours of one origin are one part, every visible character is in exactly one,
 * in the order given.
 */
export function readWordParts(ledger: Ledger, ranges: readonly Range[]): WordPart[] {
  const reader = new PartReader(ledger)
  const parts: { part: WordPart; origin: string }[] = []
  const segments = ranges.flatMap((range) => [...segmentsIn(ledger, range)])
  const words = segments.filter(({ kind }) => kind === 'text')
  for (const segment of words.flatMap((one) => reader.cut(one))) {
    const next = reader.read(segment)
    const last = parts.at(-1)
    if (last?.origin === next.origin) {
      const text = last.part.text + next.part.text
      parts[parts.length - 1] = { ...last, part: { ...last.part, text } }
    } else parts.push(next)
  }
  return parts.map(({ part }) => part)
}

class PartReader {
  readonly #ledger: Ledger
  readonly #brought
  readonly #named
  readonly #taken
  readonly #cut

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    const proposals = readProposals(ledger)
    this.#brought = proposalsBySpan(proposals, ({ inserted }) => inserted.ranges)
    this.#named = proposalsBySpan(proposals.filter(isOpen), ({ deleted }) => deleted.ranges)
    this.#taken = entriesBySpan(incorporatedOf(ledger.doc))
    this.#cut = entriesBySpan(cutsOf(ledger.doc))
  }

  /** The segment cut where another proposal or another entry of a list begins or ends. */
  cut(segment: Segment): Segment[] {
    const { client, clock, length, text } = segment
    const indexes = [this.#brought, this.#named, this.#taken, this.#cut]
    const edges = indexes.flatMap((index) =>
      index.over(client, clock, length).flatMap(({ start, end }) => [start - clock, end - clock]),
    )
    const inside = edges.filter((edge) => edge > 0 && edge < length)
    const cuts = [...new Set([0, ...inside, length])].sort((a, b) => a - b)
    return cuts.slice(0, -1).map((from, i) => {
      const to = cuts[i + 1] ?? length
      return { ...segment, clock: clock + from, length: to - from, text: text.slice(from, to) }
    })
  }

  /** The part that the segment is, and what makes the next one a part with it. */
  read(segment: Segment): { readonly part: WordPart; readonly origin: string } {
    const { client, clock, text, owner, isPending, isHidden, isByBaseHand } = segment
    const proposal = labels(this.#brought, segment)[0] ?? null
    const written: Deed = { ...NOTHING_MORE, kind: 'wrote', said: { client, clock } }
    const deeds: Deed[] = [
      ...(proposal ? proposalDeeds(this.#ledger, proposal, '') : []),
      ...(isByBaseHand ? [] : this.#incorporated(segment, proposal)),
      ...(isHidden ? labels(this.#cut, segment).map(struck) : []),
      ...labels(this.#named, segment).flatMap((one) => this.#toDelete(one)),
    ]
    const state = isHidden ? 'struck' : isPending ? 'pending' : 'base'
    // What one hand wrote for one proposal is one part, in however many strokes.
    const by = proposal ? proposalName(proposal) : `${client}:${clock}`
    const origin = JSON.stringify([state, by, deeds])
    return { part: { text, owner, state, deeds: [written, ...deeds] }, origin }
  }

  #incorporated(segment: Segment, proposal: Proposal | null): Deed[] {
    const of = proposal?.delegation ?? null
    const name = proposal && proposalName(proposal)
    return labels(this.#taken, segment).map((said) => ({
      ...NOTHING_MORE,
      ...{ kind: 'incorporated', said, of, proposal: name },
    }))
  }

  #toDelete(proposal: Proposal): Deed[] {
    const [proposed] = proposalDeeds(this.#ledger, proposal, '')
    return proposed ? [{ ...proposed, kind: 'toDelete' }] : []
  }
}

const NOTHING_MORE = { of: null, proposal: null, words: '' } as const

function struck(said: CharId): Deed {
  return { ...NOTHING_MORE, kind: 'struck', said }
}

function labels<Label>(index: SpanIndex<Label>, { client, clock, length }: Segment): Label[] {
  return index.over(client, clock, length).map(({ label }) => label)
}

import {
  type CharId,
  mergeRanges,
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../../domain/char-ids.ts'
import type { ProposalRecord } from '../../domain/records.ts'
import type { Segment } from '../../domain/segments.ts'
import { newFence, newMark, newSign, newString } from '../items.ts'
import type { Ledger } from '../ledger.ts'

/** Which character of the text each drafted one has become. */
export class TabledWords {
  readonly #ledger: Ledger
  readonly #pieces = new Map<number, { readonly range: Range; readonly to: CharId }[]>()
  readonly #made: Range[] = []
  readonly #headed = new Set<string>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  add(range: Range, to: CharId): void {
    const known = this.#pieces.get(range[0])
    if (known) known.push({ range, to })
    else this.#pieces.set(range[0], [{ range, to }])
    this.#made.push([to.client, to.clock, range[2]])
  }

  /** Whether the character of the text is one that was just tabled. */
  isNew(client: number, clock: number): boolean {
    return this.#made.some(
      ([one, from, length]) => one === client && clock >= from && clock < from + length,
    )
  }

  /** The same characters as the text knows them; what was not tabled is left out. */
  rangesOf(ranges: readonly Range[]): Range[] {
    return mergeRanges(ranges.flatMap((range) => this.#rangesOf(range)))
  }

  paragraph(id: string): ParagraphId | null {
    const mark = parseParagraphId(id)
    const [range] = mark ? this.rangesOf([[mark.client, mark.clock, 1]]) : []
    return range ? paragraphIdOf({ client: range[0], clock: range[1] }) : null
  }

  /** The record as it is said in the text; null if nothing of what it names is there. */
  record(record: ProposalRecord): ProposalRecord | null {
    if (record.kind === 'ins') return this.#insertion(record)
    const ids = 'ids' in record && record.ids ? this.rangesOf(record.ids) : null
    if (ids && ids.length === 0) return null
    const pid = 'pid' in record && record.pid ? this.paragraph(record.pid) : null
    if ('pid' in record && record.pid && !pid) return null
    const after = 'after' in record ? this.paragraph(record.after) : null
    if ('after' in record && !after) return null
    const until = 'until' in record && record.until ? this.paragraph(record.until) : null
    const named = { ...record, ...(ids ? { ids } : {}), ...(pid ? { pid } : {}) }
    if (named.kind !== 'move' || !after) return named
    const { until: _, ...rest } = named
    return { ...rest, after, ...(until ? { until } : {}) }
  }

  /** The head of an insertion is one character; two insertions that have become one have one head. */
  #insertion(record: Extract<ProposalRecord, { readonly kind: 'ins' }>): ProposalRecord | null {
    const [client, clock] = record.head
    const [head] = this.rangesOf([[client, clock, 1]])
    const name = head?.slice(0, 2).join(':')
    if (!head || name === undefined || this.#headed.has(name)) return null
    this.#headed.add(name)
    return { ...record, head: [head[0], head[1]] }
  }

  #rangesOf(wanted: Range): Range[] {
    const [client, clock, length] = wanted
    if (!this.#ledger.isDraft(client)) return [wanted]
    const found: Range[] = []
    for (const { range, to } of this.#pieces.get(client) ?? []) {
      const start = Math.max(clock, range[1])
      const end = Math.min(clock + length, range[1] + range[2])
      if (start < end) found.push([to.client, to.clock + start - range[1], end - start])
    }
    return found
  }
}

/** What is to be written for a piece of drafted words; null for a reference to what is not in the text. */
export function contentOf({ kind, opens, sign, text }: Segment, words: TabledWords): unknown {
  if (kind === 'fence') return newFence()
  if (kind === 'mark') return opens && newMark(opens)
  if (!sign) return newString(text)
  if (sign.kind !== 'reference') return newSign(sign)
  const to = words.paragraph(sign.to)
  return to && newSign({ kind: 'reference', to })
}

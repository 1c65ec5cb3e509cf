import type * as Y from 'yjs'
import type { ParagraphId, Range } from '../domain/char-ids.ts'
import { IdSet } from '../domain/id-set.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../domain/records.ts'
import type { Author } from './author.ts'
import { clockOf } from './items.ts'
import {
  blocksOf,
  cutsOf,
  emphasisOf,
  incorporatedOf,
  ownCutsOf,
  recordsOf,
  verdictsOf,
} from './roots.ts'
import type { ListName, Statement } from './statement.ts'

/** Makes statements inside one transaction and remembers them: everything an action does besides typing. */
export class Statements {
  readonly made: Statement[] = []
  readonly #doc: Y.Doc
  readonly #author: Author

  constructor(doc: Y.Doc, author: Author) {
    this.#doc = doc
    this.#author = author
  }

  list(list: ListName, ranges: readonly Range[]): void {
    if (ranges.length === 0) return
    this.#takeProposingHand()
    this.#listOf(list).push([...ranges])
    for (const range of ranges) this.made.push({ kind: 'listed', list, range })
  }

  /** Takes back the latest entry that names exactly this range; nothing happens if it is gone. */
  takeBack(list: ListName, range: Range): void {
    const entries = this.#listOf(list).toArray()
    const at = entries.findLastIndex((entry) => entry.every((part, i) => part === range[i]))
    if (at < 0) return
    this.#takeProposingHand()
    this.#listOf(list).delete(at, 1)
    this.made.push({ kind: 'takenBack', list, range })
  }

  /** Takes the characters out of the list, whichever entries name them; what else those entries name stays in it. */
  unlist(list: ListName, ranges: readonly Range[]): void {
    const gone = new IdSet(ranges)
    const entries = this.#listOf(list).toArray()
    const kept: Range[] = []
    for (let at = entries.length - 1; at >= 0; at--) {
      const entry = entries[at]
      if (!entry || !gone.hits(...entry)) continue
      this.#takeProposingHand()
      this.#listOf(list).delete(at, 1)
      this.made.push({ kind: 'takenBack', list, range: entry })
      const rest = new IdSet([entry])
      for (const range of ranges) rest.remove(range)
      kept.push(...rest.ranges())
    }
    this.list(list, kept)
  }

  putRecord(key: string, record: ProposalRecord): void {
    const records = recordsOf(this.#doc, this.#author.delegation)
    const before = records.get(key) ?? null
    this.#takeProposingHand()
    records.set(key, record)
    this.made.push({ kind: 'record', key, before, after: record })
  }

  putVerdict(name: string, verdict: VerdictRecord | null): void {
    const verdicts = verdictsOf(this.#doc)
    const before = verdicts.get(name) ?? null
    this.#takeProposingHand()
    if (verdict) verdicts.set(name, verdict)
    else verdicts.delete(name)
    this.made.push({ kind: 'verdict', name, before, after: verdict })
  }

  putBlock(id: ParagraphId, block: BlockRecord | null): void {
    const blocks = blocksOf(this.#doc)
    const before = blocks.get(id) ?? null
    this.#takeProposingHand()
    // Never taken away: what stood before a value could not be told from what was taken away before it ([P20]).
    const after = block ?? {}
    blocks.set(id, after)
    this.made.push({ kind: 'block', id, before, after })
  }

  /** A key that no record of the delegation has: the id that the record itself is about to get. */
  newKey(): string {
    const client = this.#author.clientIds.proposing
    return `${client.toString(36)}-${clockOf(this.#doc, client).toString(36)}`
  }

  /** The clock of the next thing that the author states. */
  get nextClock(): number {
    return clockOf(this.#doc, this.#author.clientIds.proposing)
  }

  #listOf(list: ListName): Y.Array<Range> {
    switch (list) {
      case 'incorporated':
        return incorporatedOf(this.#doc)
      case 'cut':
        return cutsOf(this.#doc)
      case 'withdrawn':
        return ownCutsOf(this.#doc, this.#author.delegation)
      default:
        return emphasisOf(this.#doc, list)
    }
  }

  /** Statements are never base text, whoever makes them. */
  #takeProposingHand(): void {
    this.#doc.clientID = this.#author.clientIds.proposing
  }
}

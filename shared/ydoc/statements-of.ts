import type * as Y from 'yjs'
import type { ParagraphId, Range } from '../domain/char-ids.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../domain/records.ts'
import type { Author } from './author.ts'
import { clockOf } from './items.ts'
import { blocksOf, cutsOf, incorporatedOf, ownCutsOf, recordsOf, verdictsOf } from './roots.ts'
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
    if (block) blocks.set(id, block)
    else blocks.delete(id)
    this.made.push({ kind: 'block', id, before, after: block })
  }

  /** A key that no record of the delegation has: the id that the record itself is about to get. */
  newKey(): string {
    const client = this.#author.clientIds.proposing
    return `${client.toString(36)}-${clockOf(this.#doc, client).toString(36)}`
  }

  #listOf(list: ListName): Y.Array<Range> {
    if (list === 'incorporated') return incorporatedOf(this.#doc)
    return list === 'cut' ? cutsOf(this.#doc) : ownCutsOf(this.#doc, this.#author.delegation)
  }

  /** Statements are never base text, whoever makes them. */
  #takeProposingHand(): void {
    this.#doc.clientID = this.#author.clientIds.proposing
  }
}

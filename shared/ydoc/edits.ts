import type * as Y from 'yjs'
import { type CharId, mergeRanges, type Range } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { IdSet } from '../domain/id-set.ts'
import type { DeletionRecord, EditorialRecord } from '../domain/records.ts'
import type { Hand } from '../domain/roles.ts'
import type { EmphasisStyle, ParagraphKind, ProposalRef, Segment } from '../domain/segments.ts'
import { rangeOf } from '../domain/segments.ts'
import type { Sign } from '../domain/signs.ts'
import { type Author, isPenholder } from './author.ts'
import {
  firstItem,
  type Item,
  insertAfter,
  newFence,
  newMark,
  newSign,
  newString,
} from './items.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn, visibleNeighbour } from './neighbours.ts'
import { recordsOf } from './roots.ts'
import { Statements } from './statements-of.ts'
import { paragraphEnd } from './tape.ts'
import { verdictOn } from './verdict-on.ts'

/** As many ranges as one record may name ([G10]). */
const MAX_RANGES = 2000

/**
 * The primitives of one action, inside its transaction. Characters are addressed by ids; which hand types, and whether
 * a removal is a cut, a withdrawal or a proposal, follows from who owns what stands there ([T10], [T11], [T14]). The
 * ledger shows the text as it was before the action, which is what the author saw.
 */
export class Edit {
  readonly statements: Statements
  readonly #transaction: Y.Transaction
  readonly #ledger: Ledger
  readonly #author: Author
  readonly #now: () => number
  #isReplacing = false
  #group: string | null = null

  constructor(transaction: Y.Transaction, ledger: Ledger, author: Author, now: () => number) {
    this.#transaction = transaction
    this.#ledger = ledger
    this.#author = author
    this.#now = now
    this.statements = new Statements(ledger.doc, author)
  }

  get delegation(): DelegationCode {
    return this.#author.delegation
  }

  /** Types after a character; returns the id of the last new one. Continues the author's own run if it touches one ([P4]). */
  insertText(left: CharId, text: string): CharId {
    if (text === '') return left
    const isContinued = this.#touchesOwnRun(left)
    this.#takeHandFor(left)
    const last = this.#write(left, newString(text), text.length)
    this.#open(last, text.length, isContinued)
    return last
  }

  /** Splits the paragraph behind a character; returns the id of the new mark ([T6]). */
  insertParagraph(left: CharId, kind: ParagraphKind): CharId {
    const isContinued = this.#touchesOwnRun(left)
    this.#takeHandFor(left)
    const fence = this.#write(left, newFence(), 1)
    const mark = this.#write(fence, newMark(kind), 1)
    this.#open(mark, 1, isContinued)
    return mark
  }

  /** A new paragraph behind the one of `mark`; returns the id of its last character, or of its mark ([T5]). */
  newParagraphAtEnd(mark: Item, kind: ParagraphKind, text: string): CharId {
    const { last, fence } = paragraphEnd(this.#ledger, mark)
    this.#takeOwnHand()
    const behind = fence ?? this.#write(last, newFence(), 1)
    const opened = this.#write(behind, newMark(kind), 1)
    const end = text ? this.#write(opened, newString(text), text.length) : opened
    this.#write(end, newFence(), 1)
    this.#open(opened, 1, false)
    return end
  }

  /**
   * Removes characters and marks. Returns whether some of them stay visible, struck: base text that a delegation cannot
   * remove but proposes to delete.
   */
  remove(ranges: readonly Range[]): { readonly struck: boolean } {
    const cut: Range[] = []
    const withdrawn: Range[] = []
    const proposed: Segment[] = []
    for (const segment of this.#removable(ranges)) {
      const isOwnPending = segment.isPending && segment.owner === this.#author.delegation
      if (isOwnPending) withdrawn.push(rangeOf(segment))
      else if (isPenholder(this.#author)) cut.push(rangeOf(segment))
      else proposed.push(segment)
    }
    this.statements.list('cut', mergeRanges(cut))
    this.statements.list('withdrawn', mergeRanges(withdrawn))
    this.#propose(proposed)
    return { struck: proposed.length > 0 }
  }

  /** The removals and the typing that follow are one replacement: one group, one card ([P8]). */
  startReplacement(): void {
    this.#isReplacing = true
    this.#group = null
  }

  /** What is written until the group ends is one card ([P8]); nothing for who writes base text. */
  inGroup(write: () => void): void {
    const before = this.#group
    this.#group = this.statements.newKey()
    write()
    this.#group = before
  }

  /** Sets characters of this very action in a style: of base text the pen's list, of pending text a word of its author ([P18]). */
  styleNew(ranges: readonly Range[], style: EmphasisStyle): void {
    const [first] = ranges
    if (!first || this.#author.role === 'secretariat') return
    if (first[0] === this.#author.clientIds.base) this.statements.list(style, ranges)
    else {
      const record = { kind: 'emphasis', ids: ranges, style, on: true, t: this.#now() } as const
      this.statements.putRecord(this.statements.newKey(), record)
    }
  }

  /** Puts a sign behind a character; returns its id ([T24]). */
  insertSign(left: CharId, sign: Sign): CharId {
    const isContinued = this.#touchesOwnRun(left)
    this.#takeHandFor(left)
    const last = this.#write(left, newSign(sign), 1)
    this.#open(last, 1, isContinued)
    return last
  }

  /** Writes again, behind a character, what stands in a branch; returns the id of the last character ([B4]). */
  place(
    left: CharId,
    written: { readonly content: unknown; readonly length: number; readonly hand: Hand },
  ): CharId {
    const { content, length, hand } = written
    if (hand === 'base') this.#takeOwnHand()
    else this.#transaction.doc.clientID = this.#author.clientIds.proposing
    return this.#write(left, content, length)
  }

  /** What there is to remove: the title's mark stays, and what nobody sees is gone already ([T7]). */
  *#removable(ranges: readonly Range[]): Generator<Segment> {
    const title = firstItem(this.#ledger.doc)?.id
    for (const range of ranges) {
      for (const segment of segmentsIn(this.#ledger, range)) {
        if (segment.isHidden || segment.kind === 'fence') continue
        if (title && segment.client === title.client && segment.clock === title.clock) continue
        yield segment
      }
    }
  }

  #propose(segments: readonly Segment[]): void {
    const { delegation } = this.#author
    const fresh = segments.filter(
      ({ deletedBy }) => !deletedBy.some((ref) => ref.delegation === delegation),
    )
    const [first] = fresh
    const last = fresh.at(-1)
    if (!first || !last) return
    const ranges = compact(fresh.map(rangeOf))
    const near = this.#isReplacing ? null : this.#ownDeletionBeside(first, last)
    const ids = near && compact([...near.record.ids, ...ranges])
    if (near && ids && ids.length <= MAX_RANGES) {
      this.statements.putRecord(near.key, { ...near.record, ids })
      return
    }
    // One card, however many records the limit makes of it.
    if (this.#isReplacing || ranges.length > MAX_RANGES) this.#group = this.statements.newKey()
    for (let i = 0; i < ranges.length; i += MAX_RANGES) {
      const ids = ranges.slice(i, i + MAX_RANGES)
      this.statements.putRecord(this.statements.newKey(), this.#deletion(ids))
    }
    if (!this.#isReplacing) this.#group = null
  }

  #deletion(ids: readonly Range[]): DeletionRecord | EditorialRecord {
    if (this.#author.role === 'secretariat') return { kind: 'editorial', ids }
    const group = this.#group ? { group: this.#group } : {}
    return { kind: 'del', ids, t: this.#now(), ...group }
  }

  /** An own open deletion that the removed characters touch: pressing Backspace five times is one proposal. */
  #ownDeletionBeside(
    first: Segment,
    last: Segment,
  ): { key: string; record: DeletionRecord } | null {
    const end = { client: last.client, clock: last.clock + last.length - 1 }
    const beside = [
      visibleNeighbour(this.#ledger, first, 'left'),
      visibleNeighbour(this.#ledger, end, 'right'),
    ]
    for (const ref of beside.flatMap((segment) => segment?.deletedBy ?? [])) {
      const record = this.#openDeletion(ref)
      if (record) return { key: ref.key, record }
    }
    return null
  }

  #openDeletion(ref: ProposalRef): DeletionRecord | null {
    if (ref.delegation !== this.#author.delegation || verdictOn(this.#ledger.doc, ref)) return null
    const record = recordsOf(this.#ledger.doc, ref.delegation).get(ref.key)
    return record?.kind === 'del' && !record.withdrawn ? record : null
  }

  #takeOwnHand(): void {
    const { base, proposing } = this.#author.clientIds
    this.#transaction.doc.clientID = base ?? proposing
  }

  /** The pen types base text, but inside pending text with the hand that shares its fate ([T14]). */
  #takeHandFor(left: CharId): void {
    if (!this.#ledger.isPending(left)) this.#takeOwnHand()
    else this.#transaction.doc.clientID = this.#author.clientIds.proposing
  }

  #write(left: CharId, content: unknown, length: number): CharId {
    const last = insertAfter(this.#transaction, left, content)
    const range: Range = [last.client, last.clock - length + 1, length]
    this.statements.made.push({ kind: 'typed', range, left })
    return last
  }

  #touchesOwnRun(left: CharId): boolean {
    if (this.#group) return false
    if (this.#isOwnPending(left) && !this.#ledger.isHidden(left)) return true
    const right = visibleNeighbour(this.#ledger, left, 'right')
    return !!right && right.kind === 'text' && this.#isOwnPending(right)
  }

  #isOwnPending(id: CharId): boolean {
    return this.#ledger.isPending(id) && this.#ledger.ownerOf(id.client) === this.#author.delegation
  }

  /** Opens a proposal at the first of `length` characters that end at `last`, unless they continue one ([P2]). */
  #open(last: CharId, length: number, isContinued: boolean): void {
    const isProposing = last.client === this.#author.clientIds.proposing
    if (!isProposing || isContinued || this.#author.role === 'secretariat') return
    const group = this.#group ? { group: this.#group } : {}
    const head = [last.client, last.clock - length + 1] as const
    this.statements.putRecord(this.statements.newKey(), {
      kind: 'ins',
      head,
      t: this.#now(),
      ...group,
    })
  }
}

/** The same characters in the fewest ranges: Backspace goes leftwards, and a record is written anew at each stroke. */
function compact(ranges: readonly Range[]): Range[] {
  return [...new IdSet(ranges).ranges()]
}

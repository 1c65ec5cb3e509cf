import type * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import {
  type CharId,
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../domain/char-ids.ts'
import { isOpen, type Proposal } from '../domain/proposals.ts'
import type { Support } from '../domain/records.ts'
import type { EmphasisStyle, ParagraphKind } from '../domain/segments.ts'
import { linkTo } from '../domain/signs.ts'
import { act } from './action.ts'
import { type Author, isPenholder } from './author.ts'
import {
  type ActionError,
  checkShown,
  decline,
  incorporate,
  incorporatePart,
  isPendingNow,
  isWithin,
  pendingIn,
  touchedBy,
} from './decide.ts'
import type { Edit } from './edits.ts'
import { emphasise } from './emphasis.ts'
import { bracket, bracketsAround, insertNote, linkWords } from './enclose.ts'
import { type Item, itemAt, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import type { Remark, Remarker } from './remarker.ts'
import { canReopen, reopen } from './reopen.ts'
import { recordsOf } from './roots.ts'
import { annotate, propose, retain, support } from './say.ts'
import { move, reshape, type Shaping } from './shape.ts'
import { takeBack } from './take-back.ts'
import { isLiveMark, markOf } from './tape.ts'
import { type Step, UndoHistory } from './undo-history.ts'
import { verdictOn } from './verdict-on.ts'
import { removeWholeParagraph } from './whole-paragraph.ts'

/**
 * Every action of a person on the text. One action is one Yjs transaction whose origin carries its name, and one step
 * of that person's own undo history.
 */
export class Writer implements Remarker {
  readonly ledger: Ledger
  readonly #now: () => number
  readonly #history = new UndoHistory()
  #author: Author

  constructor(ledger: Ledger, author: Author, options: { readonly now?: () => number } = {}) {
    this.ledger = ledger
    this.#author = author
    this.#now = options.now ?? Date.now
  }

  get author(): Author {
    return this.#author
  }

  get doc(): Y.Doc {
    return this.ledger.doc
  }

  /** Observers and the screen only read. */
  get canWrite(): boolean {
    return this.#author.role !== 'observer' && this.#author.role !== 'screen'
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  /** The relay gave this session another lease: what is typed from now on is typed under it. */
  setClientIds(clientIds: Author['clientIds']): void {
    this.#author = { ...this.#author, clientIds }
  }

  /** One action made of primitives; nothing happens if this person may not write. */
  edit(origin: string, change: (edit: Edit) => void): void {
    if (!this.canWrite) return
    const step = this.#act(origin, change)
    this.#history.add(step)
  }

  /** Keeps what one says of the text under the key, or under a new one. */
  putRemark(origin: string, key: string | null, record: Remark): void {
    this.edit(origin, ({ statements }) => statements.putRecord(key ?? statements.newKey(), record))
  }

  /** Returns the id of the last character typed. */
  type(left: CharId, text: string): CharId {
    let last = left
    this.edit('type', (edit) => {
      last = edit.insertText(left, text)
    })
    return last
  }

  remove(ranges: readonly Range[]): void {
    this.edit('remove', (edit) => edit.remove(ranges))
  }

  /** Puts words in the place of others: one proposal for a delegation. The new words stand behind the struck ones. */
  replace(ranges: readonly Range[], text: string): void {
    const last = ranges.at(-1)
    if (!last) return
    this.edit('replace', (edit) => {
      edit.startReplacement()
      edit.remove(ranges)
      edit.insertText({ client: last[0], clock: last[1] + last[2] - 1 }, text)
    })
  }

  /**
   * Returns the id of the paragraph that begins behind the character. Behind a mark it is an empty one in front of the
   * paragraph, which keeps its id and its text ([T6]); nothing goes in front of the title, so there the title's text moves.
   */
  splitAfter(left: CharId, kind: ParagraphKind = 'plain'): ParagraphId {
    const item = itemAt(this.ledger.doc, left)
    const before = item && isLiveMark(this.ledger, item) ? markOf(this.ledger, item.left) : null
    let mark = left
    this.edit('split', (edit) => {
      mark = before ? edit.newParagraphAtEnd(before, kind, '') : edit.insertParagraph(left, kind)
    })
    return paragraphIdOf(mark)
  }

  /** Returns the id of the new paragraph; `paragraph` itself if that one does not exist. */
  newParagraphAfter(paragraph: ParagraphId, kind: ParagraphKind, text: string): ParagraphId {
    const mark = this.#mark(paragraph)
    let made = paragraph
    if (!mark) return made
    this.edit('new paragraph', (edit) => {
      const end = edit.newParagraphAtEnd(mark, kind, text)
      made = paragraphIdOf({ client: end.client, clock: end.clock - text.length })
    })
    return made
  }

  joinToPrevious(paragraph: ParagraphId): void {
    const mark = parseParagraphId(paragraph)
    if (mark) this.edit('join', (edit) => edit.remove([[mark.client, mark.clock, 1]]))
  }

  /** The pen removes the paragraph; a delegation proposes that it go ([T12]). */
  removeParagraph(paragraph: ParagraphId): void {
    this.edit('remove paragraph', (edit) => {
      removeWholeParagraph(edit, this.ledger, { author: this.#author, paragraph, now: this.#now() })
    })
  }

  /** Makes the paragraph one of another kind; a delegation proposes it. */
  setKind(paragraph: ParagraphId, to: ParagraphKind, level = 0): void {
    this.edit('kind', (edit) => reshape(edit, this.ledger, this.#shaping, paragraph, { to, level }))
  }

  /** Has the paragraph, with what belongs to it, read behind another one; a delegation proposes it ([T22]). */
  moveParagraph(paragraph: ParagraphId, after: ParagraphId): void {
    this.edit('move', (edit) => move(edit, this.ledger, this.#shaping, paragraph, after))
  }

  /** Sets words in a style, or no longer; a delegation proposes it ([T23]). */
  emphasise(ranges: readonly Range[], style: EmphasisStyle, on: boolean): void {
    this.edit('emphasis', (edit) => {
      emphasise(edit, this.ledger, this.#author, ranges, { style, on, now: this.#now() })
    })
  }

  /** Puts words in square brackets; a delegation proposes it ([P14]). */
  bracket(ranges: readonly Range[]): void {
    this.edit('bracket', (edit) => bracket(edit, this.ledger, ranges))
  }

  /** Takes away the square brackets around words; returns whether there are any. */
  liftBrackets(ranges: readonly Range[]): boolean {
    const brackets = bracketsAround(this.ledger, ranges)
    if (brackets) this.edit('lift brackets', (edit) => edit.remove(brackets))
    return brackets !== null
  }

  /** Makes words a link; returns false for an address that nobody should be sent to. */
  link(ranges: readonly Range[], address: string): boolean {
    const start = linkTo(address)
    if (start?.kind !== 'linkStart') return false
    this.edit('link', (edit) => linkWords(edit, this.ledger, ranges, start))
    return true
  }

  /** Puts a footnote behind a character; returns its last word's id. */
  footnote(left: CharId, words: string): CharId {
    let last = left
    this.edit('footnote', (edit) => {
      last = insertNote(edit, left, words)
    })
    return last
  }

  /** Puts a reference to a paragraph behind a character: it shows the number that the paragraph has ([T24]). */
  refer(left: CharId, to: ParagraphId): void {
    this.edit('reference', (edit) => edit.insertSign(left, { kind: 'reference', to }))
  }

  /** Asks that words, or a whole paragraph, stay as they were drafted ([P15]). */
  retain(what: readonly Range[] | ParagraphId, note = ''): void {
    const of = typeof what === 'string' ? { pid: what } : { ids: what }
    this.#remark('retain', (edit) => retain(edit, of, { note, now: this.#now() }))
  }

  /** Says what is to be said behind the paragraph, before there is wording for it ([P16]). */
  propose(paragraph: ParagraphId, note: string): void {
    this.#remark('concept', (edit) => propose(edit, paragraph, { note, now: this.#now() }))
  }

  /** Says where one stands on another's proposal ([P11]). */
  support(proposal: Proposal, v: Support): Result<void, ActionError> {
    if (!this.#mayRemark || proposal.delegation === this.#author.delegation)
      return fail({ kind: 'notAllowed' })
    this.edit('support', (edit) => support(edit, this.ledger, proposal, { v, now: this.#now() }))
    return ok(undefined)
  }

  /** Says why one proposes something, or which agreed language its wording is from ([P17]). */
  annotate(
    proposal: Proposal,
    remark: { readonly note?: string; readonly source?: string },
  ): Result<void, ActionError> {
    if (!this.canWrite || proposal.delegation !== this.#author.delegation)
      return fail({ kind: 'notAllowed' })
    if (!isOpen(proposal)) return fail({ kind: 'settled' })
    this.edit('annotate', (edit) => annotate(edit, this.ledger, this.#author, proposal, remark))
    return ok(undefined)
  }

  /** Makes the part of the proposal that the ranges name base text; the rest stays open ([P8]). */
  incorporatePart(proposal: Proposal, part: readonly Range[]): Result<void, ActionError> {
    const checked = this.#checkDecision(proposal)
    if (!checked.ok) return checked
    this.edit('incorporate', (edit) => incorporatePart(edit, this.ledger, proposal, part))
    return ok(undefined)
  }

  /** The same for every proposal that the ranges touch, as one act; one that is wholly in them is settled by it. */
  incorporateWithin(
    proposals: readonly Proposal[],
    part: readonly Range[],
  ): Result<void, ActionError> {
    return this.#decideAll('incorporate', touchedBy(proposals, part), (edit, ledger, proposal) => {
      if (isWithin(proposal, part)) incorporate(edit, ledger, proposal)
      else incorporatePart(edit, ledger, proposal, part)
    })
  }

  /** Declines every proposal that the ranges touch, as one act. */
  declineWithin(proposals: readonly Proposal[], part: readonly Range[]): Result<void, ActionError> {
    return this.declineAll(touchedBy(proposals, part))
  }

  /** Takes the pen's verdict back, with all that it brought: the proposal is open again ([P20]). */
  reopen(proposal: Proposal): Result<void, ActionError> {
    if (!isPenholder(this.#author)) return fail({ kind: 'notAllowed' })
    if (!canReopen(this.ledger, proposal)) return fail({ kind: 'settled' })
    this.edit('reopen', (edit) => reopen(edit, this.ledger, proposal))
    return ok(undefined)
  }

  incorporate(proposal: Proposal): Result<void, ActionError> {
    return this.incorporateAll([proposal])
  }

  decline(proposal: Proposal): Result<void, ActionError> {
    return this.declineAll([proposal])
  }

  /** One act and one step of undo; those that are settled already are left out. */
  incorporateAll(proposals: readonly Proposal[]): Result<void, ActionError> {
    return this.#decideAll('incorporate', proposals, incorporate)
  }

  declineAll(proposals: readonly Proposal[]): Result<void, ActionError> {
    return this.#decideAll('decline', proposals, decline)
  }

  /** Takes one's own proposal back: pending text is hidden, records are marked ([P9]). */
  withdraw(proposal: Proposal): Result<void, ActionError> {
    if (!this.canWrite || proposal.delegation !== this.#author.delegation)
      return fail({ kind: 'notAllowed' })
    if (!isOpen(proposal)) return fail({ kind: 'settled' })
    this.edit('withdraw', (edit) => {
      edit.statements.list('withdrawn', pendingIn(this.ledger, proposal.inserted.ranges))
      for (const key of proposal.keys) this.#withdrawRecord(edit, key)
    })
    return ok(undefined)
  }

  /** Takes the last step back; returns whether there was one. */
  undo(): boolean {
    return this.#revert(this.#history.takeDone(), (step) => this.#history.keepUndone(step))
  }

  redo(): boolean {
    return this.#revert(this.#history.takeUndone(), (step) => this.#history.keepRedone(step))
  }

  #decideAll(
    origin: string,
    proposals: readonly Proposal[],
    decideOne: (edit: Edit, ledger: Ledger, proposal: Proposal) => void,
  ): Result<void, ActionError> {
    for (const proposal of proposals) {
      const checked = this.#checkDecision(proposal)
      if (!checked.ok) return checked
    }
    const pending = proposals.filter((proposal) => isPendingNow(this.ledger, proposal))
    if (pending.length === 0) return fail({ kind: 'settled' })
    this.edit(origin, (edit) => {
      for (const proposal of pending) decideOne(edit, this.ledger, proposal)
    })
    return ok(undefined)
  }

  #checkDecision(proposal: Proposal): Result<void, ActionError> {
    if (!isPenholder(this.#author)) return fail({ kind: 'notAllowed' })
    return checkShown(this.ledger, proposal)
  }

  /** The secretariat makes editorial records only ([G7]). */
  get #mayRemark(): boolean {
    return this.canWrite && this.#author.role !== 'secretariat'
  }

  #remark(origin: string, change: (edit: Edit) => void): void {
    if (this.#mayRemark) this.edit(origin, change)
  }

  get #shaping(): Shaping {
    return { author: this.#author, now: this.#now() }
  }

  /** The head of an insertion needs no word: its characters are gone. */
  #withdrawRecord(edit: Edit, key: string): void {
    const { delegation } = this.#author
    const record = recordsOf(this.ledger.doc, delegation).get(key)
    if (!record || record.kind === 'ins' || record.kind === 'pos' || record.kind === 'support')
      return
    if (!verdictOn(this.ledger.doc, { delegation, key }))
      edit.statements.putRecord(key, { ...record, withdrawn: true })
  }

  #revert(step: Step | undefined, keep: (step: Step) => void): boolean {
    if (!step) return false
    const reverted = this.#act(`undo ${step.origin}`, (edit) => {
      for (const statement of [...step.statements].reverse())
        takeBack(statement, edit, this.ledger, this.#author)
    })
    // What others have settled meanwhile is left as it is: then there is nothing to bring back.
    if (reverted.statements.length > 0) keep({ ...reverted, origin: step.origin })
    return true
  }

  #act(origin: string, change: (edit: Edit) => void): Step {
    return act(this, this.#now, origin, change)
  }

  #mark(paragraph: ParagraphId): Item | null {
    const id = parseParagraphId(paragraph)
    const item = id && itemAt(this.ledger.doc, id)
    return item && markKind(item) ? item : null
  }
}

import {
  $setSelection,
  COLLABORATION_TAG,
  type LexicalEditor,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type UpdateListenerPayload,
} from 'lexical'
import type * as Y from 'yjs'
import {
  type CharId,
  type ParagraphId,
  paragraphIdOf,
  type Range,
} from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import type { Moving } from '../../../shared/domain/views.ts'
import type { Edit } from '../../../shared/ydoc/edits.ts'
import type { Item } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { newRanges } from '../../../shared/ydoc/new-ranges.ts'
import { ParagraphStatements } from '../../../shared/ydoc/paragraph-statements.ts'
import type { Writer } from '../../../shared/ydoc/writer.ts'
import {
  $applyPlan,
  $drawAll,
  $holdsSelection,
  $planChange,
  type Canvas,
  isEmptyPlan,
  type Plan,
} from './apply-change.ts'
import { $arrange } from './arrange.ts'
import { $readCarets, $select, type CaretPair } from './caret.ts'
import { Composition } from './composition.ts'
import { ParagraphTable } from './paragraph-table.ts'
import { stateTyping, type TypedText } from './read-edit.ts'
import { $readParagraphs, knowsParagraphs } from './read-paragraphs.ts'
import { touchedMarks } from './touched.ts'

// Lexical shows a derivation of the tape and is never the truth. What goes in: the text of paragraphs in
// which the browser typed, and commands. What comes out of the tape is drawn paragraph by paragraph,
// and after every transaction the screen equals a fresh derivation ([V7]).

/** Why a key or a command does nothing: the paragraph is closed, or stands where it was moved to; no words are selected. */
export type WhyNot = 'closed' | 'moved' | 'noWords' | 'noBrackets'

/** Where the caret goes after a change: one id for both ends, or two; null leaves it where its ids are. */
export type CaretAfter = CharId | CaretPair | null

const DRAWN = [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG]

export class TextBinding {
  readonly editor: LexicalEditor
  readonly ledger: Ledger
  readonly writer: Writer
  readonly table = new ParagraphTable()
  readonly composition = new Composition()
  #statements: ParagraphStatements
  /** Hears why a key did nothing, for the window to say it. */
  onRefused: (why: WhyNot) => void = () => undefined
  /** Hears that tracked changes were pasted as accepted, and how to paste the words as they were before. */
  onPastedChanges: (count: number, pasteOriginal: () => void) => void = () => undefined
  /** The language in which is typed; null: letters are taken as they come. */
  lang: string | null = null
  /** How often everything had to be drawn anew; a test that finds more than the first time looks why. */
  redraws = 0
  /** `command`: inside an update of Lexical; `reading`: inside its listener, when the state is settled. */
  #mode: 'idle' | 'command' | 'reading' = 'idle'
  #caretAfter: CaretAfter = null
  #hasDrawn = false
  #touched: readonly Range[] = []
  /** Whether some paragraph stands elsewhere than on the tape, and which order was drawn. */
  #isArranged = false
  #arrangedVersion = 0

  constructor(editor: LexicalEditor, ledger: Ledger, writer: Writer) {
    this.editor = editor
    this.ledger = ledger
    this.#statements = new ParagraphStatements(ledger.doc)
    this.writer = writer
  }

  get me(): DelegationCode {
    return this.writer.author.delegation
  }

  refuse(why: WhyNot): void {
    this.onRefused(why)
  }

  isClosed(id: ParagraphId): boolean {
    return this.#statements.isClosed(id)
  }

  /** Where one's own open proposal would move the paragraph, or null. */
  ownMove(id: ParagraphId): Moving | null {
    return this.#statements.movedBy(id).findLast(({ delegation }) => delegation === this.me) ?? null
  }

  /** Draws the text and keeps screen and tape in line until the returned function is called. */
  connect(): () => void {
    const { doc } = this.ledger
    this.#statements = new ParagraphStatements(doc)
    this.redraw()
    const stopFollowing = this.ledger.onTransaction(this.#onTransaction)
    const stopReading = this.editor.registerUpdateListener(this.#onUpdate)
    return () => {
      stopFollowing()
      stopReading()
    }
  }

  /** Derives the whole screen again; what was not on the tape is gone. */
  redraw(): void {
    this.redraws++
    this.composition.end()
    this.#update(() => {
      const carets = this.table.size > 0 ? $readCarets(this.table) : null
      $setSelection(null)
      $drawAll(this.#canvas())
      this.#$arrange()
      if (carets) $select(this.table, this.ledger, carets)
    })
  }

  /** One action of the user, from inside a command of Lexical; the caret then stands where it says. */
  $edit(origin: string, change: (edit: Edit) => CaretAfter): void {
    this.$act(() => {
      this.writer.edit(origin, (edit) => {
        this.#caretAfter = change(edit)
      })
    })
  }

  /** Takes back or repeats one's own last action; the caret goes to the place where it shows. */
  $undo(step: 'undo' | 'redo'): void {
    this.$act(() => {
      if (step === 'undo' ? this.writer.undo() : this.writer.redo()) {
        this.#caretAfter = lastOf(this.#touched)
      }
    })
  }

  /** Any action of the writer, from inside an update of Lexical. */
  $act(action: () => void): void {
    const before = this.#mode
    this.#mode = 'command'
    this.#caretAfter = null
    try {
      action()
    } finally {
      this.#mode = before
    }
    // The transaction has been drawn by now; the caret is known only here if the action stated nothing.
    if (this.#caretAfter) $select(this.table, this.ledger, pairOf(this.#caretAfter))
  }

  readonly #onTransaction = (transaction: Y.Transaction, touched: readonly Range[]): void => {
    this.#touched = [...this.#statements.follow(transaction), ...touched]
    const marks = touchedMarks(this.ledger, [...newRanges(transaction), ...this.#touched])
    this.#addAnchors(marks)
    if (marks.size > 0) this.#bringInLine(marks)
  }

  /** Where a paragraph would be moved to is drawn anew with it. */
  #addAnchors(marks: Set<Item>): void {
    for (const mark of [...marks]) {
      for (const anchor of this.#statements.anchorsOf(paragraphIdOf(mark.id))) {
        const entry = this.table.byId(anchor)
        if (entry) marks.add(entry.mark)
      }
    }
  }

  #bringInLine(marks: ReadonlySet<Item>): void {
    if (this.#mode === 'command') {
      this.#$bringInLine(marks, null)
      return
    }
    const caret = this.#mode === 'reading' && this.#caretAfter ? pairOf(this.#caretAfter) : null
    if (this.#mode === 'reading') {
      this.#hasDrawn = true
      // The common key: the browser has drawn it right already, and Lexical is not bothered again.
      const plan = this.editor.getEditorState().read(() => $planChange(this.#canvas(), marks))
      if (isEmptyPlan(plan) && !this.#isOutOfOrder(plan)) return
    }
    this.#update(() => this.#$bringInLine(marks, caret))
  }

  #$bringInLine(marks: ReadonlySet<Item>, caret: CaretPair | null): void {
    const canvas = this.#canvas()
    const kept = caret ?? $readCarets(this.table)
    const plan = $planChange(canvas, marks)
    const isOutOfOrder = this.#isOutOfOrder(plan)
    if (isEmptyPlan(plan) && !isOutOfOrder) return
    const moves = kept && (caret || isOutOfOrder || $holdsSelection(this.table, plan))
    // Points into runs that are about to change would be invalid; the ids are not.
    if (moves) $setSelection(null)
    $applyPlan(canvas, plan)
    if (isOutOfOrder) this.#$arrange()
    if (moves) $select(this.table, this.ledger, kept)
  }

  /** Whether paragraphs may stand elsewhere than they are read: some are moved, or were, and the order may be another one. */
  #isOutOfOrder(plan: Plan): boolean {
    const isMoved = this.#statements.placements(this.ledger).size > 0
    if (!isMoved && !this.#isArranged) return false
    const isOther = this.#statements.orderVersion !== this.#arrangedVersion
    return isOther || plan.gone.length > 0 || plan.draw.some(({ mark }) => !this.table.byMark(mark))
  }

  #$arrange(): void {
    this.#arrangedVersion = this.#statements.orderVersion
    const isMoved = this.#statements.placements(this.ledger).size > 0
    if (isMoved || this.#isArranged) $arrange(this.#canvas())
    this.#isArranged = isMoved
  }

  readonly #onUpdate = ({ dirtyElements, editorState }: UpdateListenerPayload): void => {
    const ended = this.editor.isComposing() ? null : this.composition.end()
    if (dirtyElements.size === 0 && !ended) return
    const isSettled = !this.composition.frozen && !ended
    if (isSettled && !knowsParagraphs(this.table, editorState, dirtyElements)) {
      this.redraw()
      return
    }
    const keys = new Set(dirtyElements.keys())
    if (ended) keys.add(ended.entry.key)
    const read = editorState.read(() =>
      $readParagraphs(this.#canvas(), keys, ended?.replaced ?? []),
    )
    const typed = read.typed.filter(({ entry }) => !this.isClosedToMe(entry.id))
    const { wrong } = read
    for (const { entry } of read.typed) if (this.isClosedToMe(entry.id)) wrong.add(entry.mark)
    if (typed.length < read.typed.length) this.refuse('closed')
    this.#hasDrawn = false
    if (typed.length > 0) this.#state(typed)
    for (const { entry } of this.#hasDrawn ? [] : typed) wrong.add(entry.mark)
    if (ended) wrong.add(ended.entry.mark)
    if (wrong.size > 0) this.#update(() => this.#$bringInLine(wrong, null))
  }

  isClosedToMe(id: ParagraphId): boolean {
    return this.isClosed(id) && !holdsPen(this.writer.author.role)
  }

  #state(typed: readonly TypedText[]): void {
    this.#mode = 'reading'
    this.#caretAfter = null
    try {
      this.writer.edit('typing', (edit) => {
        for (const text of typed) this.#caretAfter = stateTyping(edit, text) ?? this.#caretAfter
      })
    } finally {
      this.#mode = 'idle'
    }
  }

  #canvas(): Canvas {
    const { ledger, me, table } = this
    return { ledger, statements: this.#statements, me, table, frozen: this.composition.frozen }
  }

  #update(change: () => void): void {
    this.editor.update(change, { discrete: true, skipTransforms: true, tag: DRAWN })
  }
}

function pairOf(caret: CharId | CaretPair): CaretPair {
  return 'anchor' in caret ? caret : { anchor: caret, focus: caret }
}

function lastOf(ranges: readonly Range[]): CharId | null {
  const last = ranges.at(-1)
  return last ? { client: last[0], clock: last[1] + last[2] - 1 } : null
}

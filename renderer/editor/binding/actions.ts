import { $getSelection, $isRangeSelection, type RangeSelection } from 'lexical'
import type { Range } from '../../../shared/domain/char-ids.ts'
import { holdsPen } from '../../../shared/domain/roles.ts'
import { typographic } from '../../../shared/domain/typography.ts'
import { markOf } from '../../../shared/ydoc/tape.ts'
import { removeWholeParagraph } from '../../../shared/ydoc/whole-paragraph.ts'
import { parseFace } from '../derive-runs.ts'
import { type PastedLine, plainLine } from '../paste/pasted.ts'
import type { Unit } from './boundaries.ts'
import { $readSelection, caretAt, type Place, rangesBetween } from './caret.ts'
import { $copyText, insertParagraphs, kindAfter, portionsOf } from './clipboard.ts'
import type { ParagraphTable } from './paragraph-table.ts'
import {
  $entriesFrom,
  $neighbour,
  $rangeRemoval,
  $stepRemoval,
  type Direction,
  tapeNeighbour,
} from './removal.ts'
import type { TextBinding } from './text-binding.ts'
import { isInNote } from './whole-signs.ts'

// What the editing keys do, each as one transaction on the tape. All run inside an update of Lexical.

export type Span = { readonly start: Place; readonly end: Place; readonly isCollapsed: boolean }

/** The selection from left to right, or null if there is none in the text. */
export function $readSpan(binding: TextBinding): Span | null {
  const selection = $readSelection(binding.table)
  if (!selection) return null
  const { anchor, focus, isBackward } = selection
  const [start, end] = isBackward ? [focus, anchor] : [anchor, focus]
  return { start, end, isCollapsed: start.entry === end.entry && start.offset === end.offset }
}

/** Backspace, Delete and their relatives: the selection, or one unit next to the caret. */
export function $remove(binding: TextBinding, direction: Direction, unit: Unit | 'line'): void {
  let span = $readSpan(binding)
  if (span?.isCollapsed && unit === 'line') {
    $extendToLineEdge(direction)
    span = $readSpan(binding)
  }
  if (!span || $isClosed(binding, span)) return
  const step = unit === 'line' ? 'character' : unit
  const removal = span.isCollapsed
    ? $stepRemoval(binding.table, binding.me, span.start, direction, step)
    : $rangeRemoval(binding.table, span.start, span.end, direction)
  if (!removal) {
    if (isAtMovedEdge(binding, span, direction)) binding.refuse('moved')
    return
  }
  binding.$edit('remove', (edit) => {
    edit.remove(removal.ranges)
    for (const paragraph of removal.paragraphs) {
      removeWholeParagraph(edit, binding.ledger, {
        author: binding.writer.author,
        paragraph,
        now: Date.now(),
      })
    }
    return removal.caret
  })
}

/**
 * Whether the paragraphs of the selection are closed to this person, which is then said ([G15]). Behind the end of a
 * closed paragraph a new one may be begun.
 */
export function $isClosed(binding: TextBinding, { start, end }: Span, to?: 'break'): boolean {
  if (holdsPen(binding.writer.author.role)) return false
  const isAtEnd =
    start.entry === end.entry &&
    start.offset === end.offset &&
    start.offset === start.entry.shown.text.length
  if (to === 'break' && isAtEnd) return false
  const entries = $entriesFrom(binding.table, start.entry, end.entry)
  if (!entries.some(({ id }) => binding.isClosed(id))) return false
  binding.refuse('closed')
  return true
}

function isAtMovedEdge({ table }: TextBinding, { start }: Span, direction: Direction): boolean {
  const { entry, offset } = start
  const isAtStart = direction === 'backward' && offset === 0
  const isAtEnd = direction === 'forward' && offset === entry.shown.text.length
  const right = isAtStart ? entry : isAtEnd ? $neighbour(table, entry, 1) : null
  const left = right && $neighbour(table, right, -1)
  return !!left && !!right && tapeNeighbour(table, right) !== left
}

// Only the layout knows where a line ends.
function $extendToLineEdge(direction: Direction): void {
  const selection = $getSelection()
  if ($isRangeSelection(selection)) $modify(selection, direction)
}

function $modify(selection: RangeSelection, direction: Direction): void {
  selection.modify('extend', direction === 'backward', 'lineboundary')
}

/** Enter. Before the first character a paragraph is put before this one, which keeps its text ([T6]). */
export function $breakParagraph(binding: TextBinding): void {
  const span = $readSpan(binding)
  if (!span || $isClosed(binding, span, 'break')) return
  // A note has one paragraph.
  if (isInNote(span.end.entry.shown.text, span.end.offset)) return
  if (!span.isCollapsed) {
    $insert(binding, [plainLine(''), plainLine('')])
    return
  }
  const { entry, offset } = span.start
  const { ledger } = binding
  const kind = kindAfter(parseFace(entry.shown.face).kind)
  const isAtStart = offset === 0 && entry.shown.text !== ''
  const before = isAtStart && entry.mark.left ? markOf(ledger, entry.mark.left) : null
  // Nothing goes before the title ([T7]).
  if (isAtStart && !before) return
  binding.$edit('break', (edit) => {
    if (before) {
      edit.newParagraphAtEnd(before, kind, '')
      return caretAt(span.start)
    }
    if (offset === entry.shown.text.length) return edit.newParagraphAtEnd(entry.mark, kind, '')
    return edit.insertParagraph(caretAt(span.start), kind)
  })
}

/** Types or pastes over the selection: words that are replaced and their replacement are one proposal. */
export function $insert(binding: TextBinding, lines: readonly PastedLine[]): void {
  const span = $readSpan(binding)
  if (!span || lines.length === 0 || $isClosed(binding, span)) return
  const { table, ledger } = binding
  const end = $keptBreak(table, span)
  const removal = span.isCollapsed ? null : $rangeRemoval(table, span.start, end, 'forward')
  const isAtEnd = end.offset === end.entry.shown.text.length
  const origin = lines.length > 1 ? 'paste' : 'typing'
  const [first = [], ...more] = portionsOf(lines)
  let last = caretAt(end)
  binding.$edit(origin, (edit) => {
    if (removal && lines[0]?.text) edit.startReplacement()
    if (removal) edit.remove(removal.ranges)
    last = insertParagraphs(edit, ledger, last, first, isAtEnd)
    return last
  })
  for (const portion of more) {
    binding.$edit(origin, (edit) => {
      last = insertParagraphs(edit, ledger, last, portion, isAtEnd)
      return last
    })
  }
}

// A selection that reaches to the very start of a paragraph does not ask for that paragraph: new words
// stand in place of the paragraphs before it, and it stays a paragraph of its own.
function $keptBreak(table: ParagraphTable, { start, end }: Span): Place {
  if (start.entry === end.entry || end.offset > 0) return end
  const before = $neighbour(table, end.entry, -1)
  return before ? { entry: before, offset: before.shown.text.length } : end
}

/** Types a character as the language of the text has it ([Y2]); returns false if it is typed as it is. */
export function $typeWell(binding: TextBinding, typed: string): boolean {
  const span = binding.lang === null || !binding.writer.canWrite ? null : $readSpan(binding)
  if (!span?.isCollapsed || binding.lang === null) return false
  const { entry, offset } = span.start
  const better = typographic(typed, entry.shown.text.slice(0, offset), binding.lang)
  if (!better || $isClosed(binding, span)) return false
  const taken = rangesBetween(entry, offset - better.takes, offset)
  if (!taken.every(([client]) => isOwnHand(binding, client))) return false
  binding.$edit('typing', (edit) => {
    const left = caretAt({ entry, offset: offset - better.takes })
    edit.remove(taken)
    return edit.insertText(taken.length > 0 ? caretAt(span.start) : left, better.text)
  })
  return true
}

/** What one has typed oneself in this window may be changed without a word. */
function isOwnHand({ writer }: TextBinding, client: number): boolean {
  const { proposing, base } = writer.author.clientIds
  return client === proposing || client === base
}

/** The selected text, one line a paragraph, or null if nothing is selected. */
export function $selectedText(binding: TextBinding): string | null {
  const span = $readSpan(binding)
  return !span || span.isCollapsed ? null : $copyText(binding.table, span.start, span.end)
}

/** Freezes the paragraph of the caret; a selection stays visible until the composed words replace it. */
export function $startComposition(binding: TextBinding): void {
  const span = $readSpan(binding)
  if (!span || binding.composition.frozen) return
  const removal = span.isCollapsed
    ? null
    : $rangeRemoval(binding.table, span.start, $keptBreak(binding.table, span), 'forward')
  const replaced: readonly Range[] = removal?.ranges ?? []
  binding.composition.start(span.end.entry, replaced)
  if (removal) $collapseToEnd()
}

function $collapseToEnd(): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const { key, offset, type } = selection.isBackward() ? selection.anchor : selection.focus
  selection.anchor.set(key, offset, type)
  selection.focus.set(key, offset, type)
}

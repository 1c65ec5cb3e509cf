import type { ParagraphId, Range } from '../../../shared/domain/char-ids.ts'
import type { EmphasisStyle, ParagraphKind } from '../../../shared/domain/segments.ts'
import { insertNote } from '../../../shared/ydoc/enclose.ts'
import { parseLook } from '../derive-runs.ts'
import { $isClosed, $readSpan, type Span } from './actions.ts'
import { caretAt, rangesBetween } from './caret.ts'
import { $entriesInOrder, type Entry } from './paragraph-table.ts'
import { $entriesFrom } from './removal.ts'
import type { TextBinding } from './text-binding.ts'

// What menus, keys and the palette do with the selection, apart from typing. All run inside an update of Lexical.

/** One thing to be done where the selection is. */
export type TextCommand =
  | { readonly kind: 'emphasise'; readonly style: EmphasisStyle }
  | { readonly kind: 'bracket' | 'liftBrackets' | 'footnote' }
  | { readonly kind: 'link'; readonly address: string }
  | { readonly kind: 'refer'; readonly to: ParagraphId }
  | { readonly kind: 'retain' | 'concept'; readonly note: string }
  | { readonly kind: 'setKind'; readonly to: ParagraphKind; readonly level: number }
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'moveAfter'; readonly after: ParagraphId }
  | { readonly kind: 'removeParagraph' | 'newParagraph' }

/** Does it; says why if it does nothing. Returns whether it was done. */
export function $runCommand(binding: TextBinding, command: TextCommand): boolean {
  const span = $readSpan(binding)
  if (!span || !binding.writer.canWrite || $isClosed(binding, span)) return false
  const { writer } = binding
  const paragraph = span.end.entry.id
  switch (command.kind) {
    case 'emphasise':
      return $withWords(binding, span, (ranges) => {
        writer.emphasise(ranges, command.style, !isSet(binding, span, command.style))
      })
    case 'bracket':
      return $withWords(binding, span, (ranges) => writer.bracket(ranges))
    case 'link':
      return $withWords(binding, span, (ranges) => void writer.link(ranges, command.address))
    case 'liftBrackets':
      return $liftBrackets(binding, span)
    case 'footnote':
      binding.$edit('footnote', (edit) => insertNote(edit, caretAt(span.end), ''))
      return true
    case 'refer':
      writer.refer(caretAt(span.end), command.to)
      return true
    case 'retain':
      writer.retain(span.isCollapsed ? paragraph : $rangesOf(binding, span), command.note)
      return true
    case 'concept':
      writer.propose(paragraph, command.note)
      return true
    case 'setKind':
      for (const { id } of $entriesFrom(binding.table, span.start.entry, span.end.entry)) {
        writer.setKind(id, command.to, command.level)
      }
      return true
    case 'move':
      return $moveBy(binding, span.end.entry, command.by)
    case 'moveAfter':
      writer.moveParagraph(paragraph, command.after)
      return true
    case 'removeParagraph':
      writer.removeParagraph(paragraph)
      return true
    case 'newParagraph':
      binding.$edit('new paragraph', (edit) =>
        edit.newParagraphAtEnd(span.end.entry.mark, 'plain', ''),
      )
      return true
  }
}

/** The selected characters, paragraph by paragraph. */
export function $rangesOf({ table }: TextBinding, { start, end }: Span): Range[] {
  return $entriesFrom(table, start.entry, end.entry).flatMap((entry) =>
    rangesBetween(
      entry,
      entry === start.entry ? start.offset : 0,
      entry === end.entry ? end.offset : Number.POSITIVE_INFINITY,
    ),
  )
}

function $withWords(
  binding: TextBinding,
  span: Span,
  act: (ranges: readonly Range[]) => void,
): boolean {
  const ranges = $rangesOf(binding, span)
  if (ranges.length === 0) {
    binding.refuse('noWords')
    return false
  }
  act(ranges)
  return true
}

function $liftBrackets(binding: TextBinding, span: Span): boolean {
  const ranges = span.isCollapsed ? $besideCaret(span) : $rangesOf(binding, span)
  if (ranges.length > 0 && binding.writer.liftBrackets(ranges)) return true
  binding.refuse('noBrackets')
  return false
}

function $besideCaret({ end: { entry, offset } }: Span): Range[] {
  return rangesBetween(entry, Math.max(0, offset - 1), Math.max(1, offset))
}

/** Whether all the words are in the style already, or proposed to be by oneself. */
function isSet({ me, table }: TextBinding, { start, end }: Span, style: EmphasisStyle): boolean {
  return $entriesFrom(table, start.entry, end.entry).every((entry) => {
    let at = 0
    return entry.shown.runs.every((run) => {
      const from = at
      at += run.text.length
      const isOutside =
        (entry === start.entry && at <= start.offset) || (entry === end.entry && from >= end.offset)
      if (isOutside) return true
      const { emphasis, restyledBy, wanted } = parseLook(run.look)
      return (restyledBy.includes(me) ? wanted : emphasis).includes(style)
    })
  })
}

/** One place up or down from where the paragraph stands, or from where one proposes it to stand. */
function $moveBy(binding: TextBinding, entry: Entry, by: -1 | 1): boolean {
  const order = $order(binding)
  const at = order.indexOf(entry.id)
  const own = binding.ownMove(entry.id)
  const place = own ? order.indexOf(own.after) : at - 1
  // Behind itself is where it stands: the way leads on past it.
  const target = order[place + by] === entry.id ? place + by + by : place + by
  const after = order[target]
  if (at <= 0 || after === undefined) return false
  binding.writer.moveParagraph(entry.id, after)
  return true
}

function $order({ table }: TextBinding): ParagraphId[] {
  return $entriesInOrder(table).map(({ id }) => id)
}

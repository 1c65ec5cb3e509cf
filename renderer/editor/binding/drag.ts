import { $createRangeSelection, $getNearestNodeFromDOMNode, $isTextNode } from 'lexical'
import type { Range } from '../../../shared/domain/char-ids.ts'
import { type PastedLine, plainLine } from '../paste/pasted.ts'
import { $isClosed, $readSpan, type Span } from './actions.ts'
import { $placeOfPoint, caretAt, type Place } from './caret.ts'
import { cleanText } from './clean-text.ts'
import { $copyText, insertParagraphs } from './clipboard.ts'
import { $rangeRemoval } from './removal.ts'
import type { TextBinding } from './text-binding.ts'

// Words that are dragged to another place ([W9]): what stands there is proposed to go, and the same words are typed where
// they are dropped, as one act and one card. Nothing on the tape moves.

/** What is being dragged out of the text, while it is. */
export type Dragged = { readonly words: string; readonly ranges: readonly Range[] }

/** What the selection is, as something to be dragged; null if nothing is selected. */
export function $takeUp(binding: TextBinding): Dragged | null {
  const span = $readSpan(binding)
  if (!span || span.isCollapsed || $isClosed(binding, span)) return null
  const { ranges, paragraphs } = $rangeRemoval(binding.table, span.start, span.end, 'forward')
  // Whole paragraphs are moved by their own command, which keeps their ids.
  if (paragraphs.length > 0) return null
  return { words: $copyText(binding.table, span.start, span.end), ranges }
}

/** Lets go of the words at a place of the screen; a copy leaves them where they are as well. */
export function $drop(binding: TextBinding, dragged: Dragged, place: Place, isCopy: boolean): void {
  if ($isClosedAt(binding, place) || holds(dragged, place)) return
  const lines: PastedLine[] = dragged.words.split('\n').map((line) => plainLine(cleanText(line)))
  const isAtEnd = place.offset === place.entry.shown.text.length
  binding.$edit('drag', (edit) => {
    if (!isCopy) {
      edit.startReplacement()
      edit.remove(dragged.ranges)
    }
    return insertParagraphs(edit, binding.ledger, caretAt(place), lines, isAtEnd)
  })
}

function $isClosedAt(binding: TextBinding, place: Place): boolean {
  const span: Span = { start: place, end: place, isCollapsed: true }
  return $isClosed(binding, span)
}

/** Words are not dropped into themselves. */
function holds({ ranges }: Dragged, place: Place): boolean {
  const { client, clock } = caretAt(place)
  return ranges.some(([c, from, length]) => c === client && from <= clock && clock < from + length)
}

/** The place of the text under a point of the screen; null beside it. */
export function $placeAt(binding: TextBinding, x: number, y: number): Place | null {
  const found = document.caretPositionFromPoint?.(x, y)
  const node = found && $getNearestNodeFromDOMNode(found.offsetNode)
  if (!found || !node) return null
  const selection = $createRangeSelection()
  if ($isTextNode(node)) selection.anchor.set(node.getKey(), found.offset, 'text')
  else selection.anchor.set(node.getKey(), 0, 'element')
  return $placeOfPoint(binding.table, selection.anchor)
}

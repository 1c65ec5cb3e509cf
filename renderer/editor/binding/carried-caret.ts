import { COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG } from 'lexical'
import type { CharId, Range } from '../../../shared/domain/char-ids.ts'
import { itemAt } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { $readSelection, $selectPlaces, type Place, placeOf, rangesBetween } from './caret.ts'
import { $entriesInOrder, type Entry, type ParagraphTable } from './paragraph-table.ts'
import type { TextBinding } from './text-binding.ts'

// A replica that was given up leaves its place to another one under the hands of somebody who types ([W14]). What both
// hold has the same ids; what only the old one held was said again under others, or became a note.

/** A selection on a screen that goes, with all that is needed to find it on another one. */
export type LeftSelection = { readonly anchor: Trail; readonly focus: Trail }

/** What was shown up to a caret, the caret's own paragraph last. */
type Trail = readonly Line[]

type Line = { readonly mark: CharId; readonly text: string; readonly ranges: readonly Range[] }

/** The present selection; null if there is none in the text. */
export function leaveSelection({ editor, table }: TextBinding): LeftSelection | null {
  return editor.read(() => {
    const selection = $readSelection(table)
    if (!selection) return null
    const entries = $entriesInOrder(table)
    const { anchor, focus } = selection
    return { anchor: trailTo(entries, anchor), focus: trailTo(entries, focus) }
  })
}

/**
 * Selects the same on this screen. An end stands behind the last character before it that is here, and behind the
 * words that followed in the old text where the same words follow in this one.
 */
export function takeUpSelection({ editor, table, ledger }: TextBinding, left: LeftSelection): void {
  const select = (): void => {
    const anchor = $endOf(table, ledger, left.anchor)
    const focus = $endOf(table, ledger, left.focus)
    if (anchor && focus) $selectPlaces(anchor, focus)
  }
  // As what others do: it neither takes the focus nor scrolls.
  editor.update(select, { discrete: true, tag: [COLLABORATION_TAG, SKIP_SCROLL_INTO_VIEW_TAG] })
}

function trailTo(entries: readonly Entry[], { entry, offset }: Place): Trail {
  const before = entries.slice(0, entries.indexOf(entry))
  return [
    ...before.map(({ mark, shown }) => lineOf(mark.id, shown.text, shown.ranges)),
    lineOf(entry.mark.id, entry.shown.text.slice(0, offset), rangesBetween(entry, 0, offset)),
  ]
}

function lineOf({ client, clock }: CharId, text: string, ranges: readonly Range[]): Line {
  return { mark: { client, clock }, text, ranges }
}

function $endOf(table: ParagraphTable, ledger: Ledger, trail: Trail): Place | null {
  let words = ''
  for (const line of trail.toReversed()) {
    const known = lastKnown(ledger, line)
    const place = known && placeOf(table, ledger, known.id)
    if (place) return $behindWords(table, place, line.text.slice(known.upTo) + words)
    words = `\n${line.text}${words}`
  }
  return null
}

/** The last character of the line that the text holds, or its mark, and how many units of the line end with it. */
function lastKnown(
  { doc }: Ledger,
  { mark, ranges, text }: Line,
): { readonly id: CharId; readonly upTo: number } | null {
  let upTo = text.length
  for (const [client, clock, length] of ranges.toReversed()) {
    for (let at = length - 1; at >= 0; at--, upTo--) {
      const id = { client, clock: clock + at }
      if (itemAt(doc, id)) return { id, upTo }
    }
  }
  return itemAt(doc, mark) ? { id: mark, upTo: 0 } : null
}

/** The place behind the words if they stand there, a line break for each end of a paragraph; else where it was. */
function $behindWords(table: ParagraphTable, place: Place, words: string): Place {
  const entries = $entriesInOrder(table)
  const [first = '', ...lines] = words.split('\n')
  const rest = place.entry.shown.text.slice(place.offset)
  if (lines.length === 0) {
    return rest.startsWith(first) ? { ...place, offset: place.offset + first.length } : place
  }
  const start = entries.indexOf(place.entry) + 1
  const last = entries[start + lines.length - 1]
  const isWhole = (line: string, at: number) => entries[start + at]?.shown.text === line
  const end = lines.at(-1) ?? ''
  const isHere = rest === first && lines.slice(0, -1).every(isWhole)
  if (!last || !isHere || !last.shown.text.startsWith(end)) return place
  return { entry: last, offset: end.length }
}

import { type CharId, mergeRanges, type Range } from '../../../shared/domain/char-ids.ts'
import { EMPHASIS_STYLES, type ParagraphKind } from '../../../shared/domain/segments.ts'
import type { Edit } from '../../../shared/ydoc/edits.ts'
import { itemAt, markKind } from '../../../shared/ydoc/items.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { markOf } from '../../../shared/ydoc/tape.ts'
import { type PastedLine, plainLine } from '../paste/pasted.ts'
import type { Place } from './caret.ts'
import type { ParagraphTable } from './paragraph-table.ts'
import { $entriesFrom } from './removal.ts'
import { splitsPair } from './text-diff.ts'

/** The shown text between two places, one line a paragraph. */
export function $copyText(table: ParagraphTable, start: Place, end: Place): string {
  return $entriesFrom(table, start.entry, end.entry)
    .map(({ shown, id }) =>
      shown.text.slice(
        id === start.entry.id ? start.offset : 0,
        id === end.entry.id ? end.offset : undefined,
      ),
    )
    .join('\n')
}

/**
 * Types paragraphs behind `left`, the first of them into the paragraph that is there. `isAtEnd`: nothing
 * follows in that paragraph, so that new ones go behind its fence ([T5]) instead of splitting it ([T6]).
 * Returns the last character.
 */
export function insertParagraphs(
  edit: Edit,
  ledger: Ledger,
  left: CharId,
  lines: readonly PastedLine[],
  isAtEnd: boolean,
): CharId {
  const [first, ...rest] = lines
  let last = first?.text ? edit.insertText(left, first.text) : left
  if (first) setStyles(edit, last, first)
  for (const line of rest) {
    const mark = markAt(ledger, last)
    if (!mark) return last
    const kind = line.level > 0 ? 'sub' : kindAfter(markKind(mark) ?? 'plain')
    if (isAtEnd) last = edit.newParagraphAtEnd(mark, kind, line.text)
    else {
      const id = edit.insertParagraph(last, kind)
      last = line.text ? edit.insertText(id, line.text) : id
    }
    setStyles(edit, last, line)
  }
  return last
}

/** Sets the words of a line, the last of which was just typed, in their styles. */
function setStyles(edit: Edit, last: CharId, { text, styles }: PastedLine): void {
  const first = last.clock - text.length + 1
  for (const style of EMPHASIS_STYLES) {
    const ranges = styles
      .filter((one) => one.style === style)
      .map(({ start, end }): Range => [last.client, first + start, end - start])
    edit.styleNew(mergeRanges(ranges), style)
  }
}

/** One update may bring 200 marks and fences and 64 KiB ([G1], [G16]): what is pasted at once stays well below. */
const MAX_BREAKS = 80
const MAX_UNITS = 12_000

/** The lines in portions that the relay admits as one update each; every portion goes on where the last ended. */
export function portionsOf(lines: readonly PastedLine[]): PastedLine[][] {
  const portions: PastedLine[][] = [[]]
  let units = 0
  for (const [at, line] of lines.entries()) {
    for (const [index, piece] of piecesOf(line).entries()) {
      const isBreak = at > 0 && index === 0
      let portion = portions.at(-1) ?? []
      if (portion.length > MAX_BREAKS || (units > 0 && units + piece.text.length > MAX_UNITS)) {
        portion = isBreak ? [plainLine('')] : []
        portions.push(portion)
        units = 0
      }
      portion.push(piece)
      units += piece.text.length
    }
  }
  return portions
}

// A line beyond the limit in pieces, none of which ends inside a character.
function piecesOf(line: PastedLine): PastedLine[] {
  const pieces: PastedLine[] = []
  let start = 0
  while (line.text.length - start > MAX_UNITS) {
    const end = start + MAX_UNITS - (splitsPair(line.text, start + MAX_UNITS) ? 1 : 0)
    pieces.push(partOf(line, start, end))
    start = end
  }
  return [...pieces, partOf(line, start, line.text.length)]
}

function partOf({ text, level, styles }: PastedLine, start: number, end: number): PastedLine {
  const inside = styles
    .map((one) => ({
      ...one,
      start: Math.max(one.start, start) - start,
      end: Math.min(one.end, end) - start,
    }))
    .filter((one) => one.start < one.end)
  return { text: text.slice(start, end), level, styles: inside }
}

function markAt(ledger: Ledger, id: CharId): ReturnType<typeof markOf> {
  const item = itemAt(ledger.doc, id)
  return item && markOf(ledger, item)
}

/** The kind of a paragraph that is begun behind one of this kind: there is one title and one chapeau. */
export function kindAfter(kind: ParagraphKind): ParagraphKind {
  return kind === 'title' || kind === 'chapeau' ? 'plain' : kind
}

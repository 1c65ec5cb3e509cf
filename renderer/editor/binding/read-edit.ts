import type { CharId, Range } from '../../../shared/domain/char-ids.ts'
import type { Edit } from '../../../shared/ydoc/edits.ts'
import { caretAt, rangesBetween } from './caret.ts'
import { cleanText } from './clean-text.ts'
import type { Entry } from './paragraph-table.ts'
import { diffText } from './text-diff.ts'

// Lexical → tape, for what the browser itself has typed, corrected or composed into one paragraph.
// Everything that removes or moves more than that is a command and never gets this far (intercept.ts).

/** A paragraph whose text on the screen is not the text that was drawn. */
export type TypedText = {
  readonly entry: Entry
  readonly text: string
  /** Offset of the caret in `text`, or null if it stands elsewhere. */
  readonly caret: number | null
  /** What the typed text replaces besides: the selection over which a composition began. */
  readonly replaced: readonly Range[]
}

/** States the difference on the tape; returns where the caret then stands, or null if it was elsewhere. */
export function stateTyping(edit: Edit, typed: TypedText): CharId | null {
  const { entry, caret, replaced } = typed
  const change = diffText(entry.shown.text, typed.text, caret)
  if (!change) return null
  const inserted = cleanText(change.inserted)
  const removed = [...replaced, ...rangesBetween(entry, change.start, change.end)]
  if (removed.length > 0 && inserted) edit.startReplacement()
  if (removed.length > 0) edit.remove(removed)
  // New words stand behind the struck ones that they replace.
  const left = caretAt({ entry, offset: inserted ? change.end : change.start })
  const last = inserted ? edit.insertText(left, inserted) : left
  if (caret === null) return null
  if (caret <= change.start) return caretAt({ entry, offset: caret })
  const behind = change.start + change.inserted.length - caret
  if (!inserted || behind < 0) return caretAt(mapped(typed, caret))
  return { client: last.client, clock: last.clock - Math.min(behind, inserted.length - 1) }
}

// A caret behind the change: the same distance from the end of the paragraph.
function mapped({ entry, text }: TypedText, caret: number): { entry: Entry; offset: number } {
  return { entry, offset: caret - text.length + entry.shown.text.length }
}

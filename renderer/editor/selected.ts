import type { ParagraphId, Range } from '../../shared/domain/char-ids.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import { $readSpan, $selectedText } from './binding/actions.ts'
import { $select, type CaretPair, caretAt } from './binding/caret.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { $rangesOf, $runCommand, type TextCommand } from './binding/text-commands.ts'

/** What somebody has selected, for whoever acts upon it from outside the text. */
export type Selected = {
  readonly paragraph: ParagraphId
  readonly ranges: readonly Range[]
  readonly words: string
  /** Its ends, by which it is found again whatever happens meanwhile. */
  readonly carets: CaretPair
}

export function readSelected(binding: TextBinding): Selected | null {
  return binding.editor.read(() => {
    const span = $readSpan(binding)
    if (!span) return null
    const words = withoutSigns($selectedText(binding) ?? '')
    const carets = { anchor: caretAt(span.start), focus: caretAt(span.end) }
    return { paragraph: span.end.entry.id, ranges: $rangesOf(binding, span), words, carets }
  })
}

/** Runs the command as one update of the editor, where the selection is or where it was when somebody was asked. */
export function runCommand(
  binding: TextBinding,
  command: TextCommand,
  selected?: Selected,
): boolean {
  let isDone = false
  binding.editor.update(
    () => {
      if (selected) $select(binding.table, binding.ledger, selected.carets)
      binding.$act(() => {
        isDone = $runCommand(binding, command)
      })
    },
    { discrete: true },
  )
  return isDone
}

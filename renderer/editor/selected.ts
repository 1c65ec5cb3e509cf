import type { ParagraphId, Range } from '../../shared/domain/char-ids.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import { $readSpan, $selectedText } from './binding/actions.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { $rangesOf, $runCommand, type TextCommand } from './binding/text-commands.ts'

/** What somebody has selected, for whoever acts upon it from outside the text. */
export type Selected = {
  readonly paragraph: ParagraphId
  readonly ranges: readonly Range[]
  readonly words: string
}

export function readSelected(binding: TextBinding): Selected | null {
  return binding.editor.read(() => {
    const span = $readSpan(binding)
    if (!span) return null
    const words = withoutSigns($selectedText(binding) ?? '')
    return { paragraph: span.end.entry.id, ranges: $rangesOf(binding, span), words }
  })
}

/** Runs the command as one update of the editor. */
export function runCommand(binding: TextBinding, command: TextCommand): boolean {
  let isDone = false
  binding.editor.update(
    () => {
      binding.$act(() => {
        isDone = $runCommand(binding, command)
      })
    },
    { discrete: true },
  )
  return isDone
}

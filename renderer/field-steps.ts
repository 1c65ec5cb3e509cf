// A field remembers what was typed into it, and the text of the statement what was said in it: a step back is taken where
// the caret is, whoever asks for it. Keys that nobody takes reach the field by themselves; a menu's choice does not.

const FIELDS =
  'textarea, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"], [type="file"])'

/** Whether what is typed now goes into a field; the text of the statement is none. */
export function isFieldInFocus(): boolean {
  return document.activeElement?.matches(FIELDS) ?? false
}

/** Takes a step back, or forward again, in the field that has the focus; false, and nothing happens, if none has it. */
export function stepInField(step: 'undo' | 'redo'): boolean {
  if (!isFieldInFocus()) return false
  // Obsolete by name, and the only way to a field's own memory that a page has.
  document.execCommand(step)
  return true
}

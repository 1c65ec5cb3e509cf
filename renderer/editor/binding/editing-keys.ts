import {
  $getSelection,
  $isRangeSelection,
  $selectAll,
  CAN_USE_BEFORE_INPUT,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  IS_APPLE_WEBKIT,
  IS_IOS,
  IS_SAFARI,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  mergeRegister,
  SELECT_ALL_COMMAND,
} from 'lexical'

// What a key means in a text. Lexical says which key was pressed and leaves the rest to a plugin; its own plugin for rich text
// brings headings, files, nested editors and a clipboard of its own, none of which is here: what it would do to words is taken
// over (`intercept.ts`), and what is left is this.

/** Here the browser tells what is meant by a key in an event of its own, and its keyboard suggests words by it. */
const TELLS_LATER = (IS_IOS || IS_SAFARI || IS_APPLE_WEBKIT) && CAN_USE_BEFORE_INPUT

/** Understands keys until the returned function is called. */
export function registerEditingKeys(editor: LexicalEditor): () => void {
  const removes = (event: KeyboardEvent, isBackward: boolean): boolean => {
    if (!$isRangeSelection($getSelection())) return false
    event.preventDefault()
    return editor.dispatchCommand(DELETE_CHARACTER_COMMAND, isBackward)
  }
  return mergeRegister(
    editor.registerCommand(
      KEY_BACKSPACE_COMMAND,
      (event) => !(IS_IOS && CAN_USE_BEFORE_INPUT) && removes(event, true),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      KEY_DELETE_COMMAND,
      (event) => removes(event, false),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!$isRangeSelection($getSelection()) || (event && TELLS_LATER)) return false
        event?.preventDefault()
        return event?.shiftKey
          ? editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false)
          : editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND)
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      KEY_ESCAPE_COMMAND,
      () => {
        if (!$isRangeSelection($getSelection())) return false
        editor.blur()
        return true
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      SELECT_ALL_COMMAND,
      () => {
        $selectAll()
        return true
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    // While an input method works: everything else that inserts is done on the tape.
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      $insertComposed,
      COMMAND_PRIORITY_EDITOR,
    ),
  )
}

function $insertComposed(inserted: InputEvent | string): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
  const text =
    typeof inserted === 'string'
      ? inserted
      : inserted.dataTransfer?.getData('text/plain') || inserted.data
  if (text) selection.insertText(text)
  return true
}

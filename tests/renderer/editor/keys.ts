import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical'
import type { Seat } from './room.ts'

// Keys as the browser and Lexical deliver them.

export type Key = (seat: Seat) => void

/**
 * Letters as the browser types them: straight into the text node of the caret, which Lexical then reads.
 * Where there is no text node, and over a selection, Lexical inserts them itself.
 */
export const type =
  (text: string): Key =>
  (seat) => {
    for (const letter of text) {
      if (!typeNatively(seat, letter)) {
        seat.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, letter)
        flush(seat)
      }
    }
  }

function typeNatively(seat: Seat, letter: string): boolean {
  let isDone = false
  seat.editor.update(
    () => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection) || !selection.isCollapsed()) return
      const node = selection.anchor.getNode()
      if (!$isTextNode(node)) return
      node.spliceText(selection.anchor.offset, 0, letter, true)
      isDone = true
    },
    { discrete: true },
  )
  return isDone
}

const press =
  (dispatch: (seat: Seat) => void): Key =>
  (seat) => {
    dispatch(seat)
    flush(seat)
  }

// Commands commit in a microtask; a test wants to look at once.
function flush(seat: Seat): void {
  seat.editor.update(() => {}, { discrete: true })
}

export const enter = press(({ editor }) =>
  editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined),
)
export const backspace = press(({ editor }) =>
  editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true),
)
export const del = press(({ editor }) => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false))
export const wordBack = press(({ editor }) => editor.dispatchCommand(DELETE_WORD_COMMAND, true))
export const wordForward = press(({ editor }) => editor.dispatchCommand(DELETE_WORD_COMMAND, false))
export const undo = press(({ editor }) => editor.dispatchCommand(UNDO_COMMAND, undefined))
export const redo = press(({ editor }) => editor.dispatchCommand(REDO_COMMAND, undefined))

/** The last text that was cut. */
export const clipboard = { text: '' }

const event = (text: string): ClipboardEvent =>
  ({
    clipboardData: {
      getData: (type: string) => (type === 'text/plain' ? text : ''),
      setData: (_type: string, data: string) => {
        clipboard.text = data
      },
    },
    preventDefault: () => {},
  }) as unknown as ClipboardEvent

export const cut = press(({ editor }) => editor.dispatchCommand(CUT_COMMAND, event('')))
export const paste = (text: string): Key =>
  press(({ editor }) => editor.dispatchCommand(PASTE_COMMAND, event(text)))
export const times =
  (count: number, key: Key): Key =>
  (seat) => {
    for (let at = 0; at < count; at++) key(seat)
  }

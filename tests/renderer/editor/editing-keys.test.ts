import {
  $getSelection,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalCommand,
  SELECT_ALL_COMMAND,
} from 'lexical'
import { expect, it } from 'vitest'
import { backspace, del, enter, type Key } from './keys.ts'
import { roomAt } from './notation.ts'
import { shownBy } from './room.ts'

/** A key as the browser tells of it; whether the browser was kept from doing anything itself is in `prevented`. */
function pressed(
  command: LexicalCommand<KeyboardEvent>,
  keys: { readonly shiftKey?: boolean } = {},
): Key & { prevented: number } {
  const press = Object.assign(
    ({ editor }: Parameters<Key>[0]) => {
      const event = { shiftKey: false, ...keys, preventDefault: () => void press.prevented++ }
      editor.dispatchCommand(command, event as unknown as KeyboardEvent)
      editor.update(() => {}, { discrete: true })
    },
    { prevented: 0 },
  )
  return press
}

const after = (start: string, key: Key) => {
  const [seat] = roomAt(start, 'FRA')
  key(seat)
  const shown = shownBy(seat)
  seat.leave()
  return shown
}

it.each([
  ['Backspace', pressed(KEY_BACKSPACE_COMMAND), backspace],
  ['Delete', pressed(KEY_DELETE_COMMAND), del],
  ['Enter', pressed(KEY_ENTER_COMMAND as LexicalCommand<KeyboardEvent>), enter],
  [
    'Shift Enter',
    pressed(KEY_ENTER_COMMAND as LexicalCommand<KeyboardEvent>, { shiftKey: true }),
    enter,
  ],
] as const)(
  '%s does in the text what it means, and the browser does nothing',
  (_name, key, meant) => {
    for (const start of ['T/The |Council notes', 'T/The {FRA+whole |}Council', 'T/One/|Two']) {
      expect(after(start, key)).toEqual(after(start, meant))
      expect(after(start, key)).not.toEqual(after(start, () => {}))
    }
    expect(key.prevented).toBe(6)
  },
)

it('“select all” selects the whole text', () => {
  const [seat] = roomAt('T/One/Two|', 'FRA')
  seat.editor.dispatchCommand(SELECT_ALL_COMMAND, new Event('keydown') as KeyboardEvent)
  seat.editor.update(() => {}, { discrete: true })
  const selected = seat.editor.read(() => $getSelection()?.getTextContent() ?? '')
  expect(selected.split(/\s+/)).toEqual(['T', 'One', 'Two'])
  seat.leave()
})

import {
  COMMANDS,
  type CommandName,
  keysAsWritten,
  keysFor,
} from '../../shared/protocol/command-list.ts'

// The list of commands by the keys of this machine.

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether the keyboard is a Mac's: what it writes on its keys, and which of them its system has taken. */
const onMac = (): boolean => /^Mac/.test(navigator.platform)

/** The command that the pressed keys stand for, or null. */
export function commandOf(pressed: Pressed, isMac = onMac()): CommandName | null {
  return COMMANDS.find(({ id }) => isPressed(keysFor(id, isMac), pressed))?.id ?? null
}

function isPressed(keys: string, pressed: Pressed): boolean {
  const parts = keys.split(' ')
  return (
    parts.at(-1) === pressed.code &&
    parts.includes('Ctrl') === (pressed.ctrlKey || pressed.metaKey) &&
    parts.includes('Alt') === pressed.altKey &&
    parts.includes('Shift') === pressed.shiftKey
  )
}

/** The keys of a command as this machine's menus write them: `Ctrl Shift K`. */
export function keysOf(id: CommandName): string {
  const isMac = onMac()
  return keysAsWritten(keysFor(id, isMac), isMac)
}

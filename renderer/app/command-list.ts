import {
  COMMANDS,
  type CommandEntry,
  type CommandName,
  keysAsWritten,
  keysFor,
} from '../../shared/protocol/command-list.ts'

// The list of commands as this window offers it: to whom, and by which keys of this machine.

/** Whom the commands are offered to. */
export type Asker = {
  readonly mayWrite: boolean
  readonly holdsPen: boolean
  /** Whether it may say something of others' proposals; the secretariat may not ([G7]). */
  readonly mayRemark: boolean
  /** Whether things may be said of the text, which goes on while the text itself rests under silence ([G7]). */
  readonly maySpeak: boolean
}

export function isFor({ for: whose }: CommandEntry, asker: Asker): boolean {
  if (whose === 'all') return true
  if (whose === 'commenter') return asker.maySpeak
  if (whose === 'speaker') return asker.maySpeak && asker.mayRemark
  if (!asker.mayWrite) return false
  if (whose === 'writer') return true
  return whose === 'pen' ? asker.holdsPen : asker.mayRemark
}

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

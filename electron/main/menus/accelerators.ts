// Keys as the list of commands writes them, for Electron (https://www.electronjs.org/docs/latest/api/accelerator).

const NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'CmdOrCtrl',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

/** `CmdOrCtrl+Shift+K` for `Ctrl Shift KeyK`. */
export function acceleratorOf(keys: string): string {
  return keys
    .split(' ')
    .map((part) => NAMES[part] ?? part.replace(/^(?:Key|Digit)/u, ''))
    .join('+')
}

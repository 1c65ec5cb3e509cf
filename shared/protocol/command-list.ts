// Everything that can be asked of a window by a key, in the parts in which menus, palette and help show it: the window, the
// application menu and the help are all made of this list. A key is written as its code is called
// (https://www.w3.org/TR/uievents-code/), because letters move with the keyboard.

export const PARTS = [
  'window',
  'view',
  'words',
  'paragraph',
  'position',
  'proposal',
  'document',
] as const
export type Part = (typeof PARTS)[number]

/** Who may do it: anybody, who may write now, who holds the pen, or who proposes. */
type Whose = 'all' | 'writer' | 'pen' | 'remarker' | 'speaker' | 'commenter'

export type CommandEntry<Id extends string = string> = {
  readonly id: Id
  readonly part: Part
  /** `Ctrl Shift KeyK`; on a Mac Ctrl is Command. */
  readonly keys: string
  /** On a Mac, where the system or every other program has the same keys for something else. */
  readonly keysOnMac: string
  readonly for: Whose
}

function entry<const Id extends string>(
  part: Part,
  whose: Whose,
  id: Id,
  keys: string,
  keysOnMac = keys,
): CommandEntry<Id> {
  return { id, part, keys, keysOnMac, for: whose }
}

export const COMMANDS = [
  entry('window', 'all', 'palette', 'Ctrl KeyK'),
  entry('window', 'all', 'help', 'F1'),
  entry('window', 'all', 'tour', 'Shift F1'),
  entry('window', 'all', 'nextRegion', 'F6'),
  entry('window', 'all', 'previousRegion', 'Shift F6'),
  entry('window', 'all', 'carets', 'Ctrl Alt KeyG'),
  entry('window', 'all', 'roomScreen', 'Ctrl Alt KeyY'),
  entry('window', 'writer', 'typography', 'Ctrl Alt KeyT'),
  entry('view', 'all', 'viewMarkup', 'Ctrl Alt Digit1'),
  entry('view', 'all', 'viewBase', 'Ctrl Alt Digit2'),
  entry('view', 'all', 'viewIncorporated', 'Ctrl Alt Digit3'),
  entry('view', 'all', 'viewCompilation', 'Ctrl Alt Digit4'),
  entry('words', 'writer', 'bold', 'Ctrl KeyB'),
  entry('words', 'writer', 'italic', 'Ctrl KeyI'),
  entry('words', 'writer', 'underline', 'Ctrl KeyU'),
  entry('words', 'writer', 'bracket', 'Ctrl Shift BracketLeft'),
  entry('words', 'writer', 'liftBrackets', 'Ctrl Shift BracketRight'),
  entry('words', 'writer', 'footnote', 'Ctrl Alt KeyF'),
  entry('words', 'writer', 'link', 'Ctrl Shift KeyK'),
  entry('words', 'writer', 'refer', 'Ctrl Alt KeyX'),
  entry('words', 'remarker', 'retain', 'Ctrl Alt KeyR'),
  entry('words', 'remarker', 'concept', 'Ctrl Alt KeyN'),
  entry('words', 'commenter', 'comment', 'Ctrl Alt KeyO'),
  entry('words', 'all', 'showThread', 'Ctrl Alt KeyU'),
  entry('words', 'all', 'mentions', 'Ctrl Alt KeyJ'),
  entry('words', 'all', 'story', 'Ctrl Alt KeyZ'),
  entry('words', 'all', 'find', 'Ctrl KeyF'),
  entry('words', 'writer', 'replace', 'Ctrl KeyH', 'Ctrl Shift KeyH'),
  entry('words', 'writer', 'undo', 'Ctrl KeyZ'),
  entry('words', 'writer', 'redo', 'Ctrl KeyY', 'Ctrl Shift KeyZ'),
  entry('paragraph', 'writer', 'newParagraph', 'Ctrl Alt KeyP'),
  entry('paragraph', 'writer', 'removeParagraph', 'Ctrl Shift Delete'),
  entry('paragraph', 'writer', 'moveUp', 'Alt Shift ArrowUp', 'Ctrl Alt ArrowUp'),
  entry('paragraph', 'writer', 'moveDown', 'Alt Shift ArrowDown', 'Ctrl Alt ArrowDown'),
  entry('paragraph', 'writer', 'moveAfter', 'Ctrl Alt KeyM'),
  entry('paragraph', 'writer', 'setKind', 'Ctrl Alt KeyK'),
  entry('position', 'speaker', 'stateAgree', 'Ctrl Shift Digit1', 'Ctrl Alt Shift Digit1'),
  entry('position', 'speaker', 'stateFlexible', 'Ctrl Shift Digit2', 'Ctrl Alt Shift Digit2'),
  entry('position', 'speaker', 'stateReserve', 'Ctrl Shift Digit3', 'Ctrl Alt Shift Digit3'),
  entry('position', 'speaker', 'stateOppose', 'Ctrl Shift Digit4', 'Ctrl Alt Shift Digit4'),
  entry('position', 'speaker', 'stateAwaiting', 'Ctrl Shift Digit5', 'Ctrl Alt Shift Digit5'),
  entry('position', 'all', 'positions', 'Ctrl Alt KeyV'),
  entry('position', 'pen', 'chair', 'Ctrl Alt KeyC'),
  entry('position', 'all', 'coverage', 'Ctrl Alt KeyQ'),
  entry('position', 'all', 'readThrough', 'Ctrl Alt KeyL'),
  entry('proposal', 'all', 'nextProposal', 'F8'),
  entry('proposal', 'all', 'previousProposal', 'Shift F8'),
  entry('proposal', 'all', 'nextAlternative', 'Alt F8'),
  entry('proposal', 'pen', 'incorporateCurrent', 'Ctrl Alt Enter'),
  entry('proposal', 'pen', 'declineCurrent', 'Ctrl Alt Backspace'),
  entry('proposal', 'pen', 'incorporateSelection', 'Ctrl Alt KeyI'),
  entry('proposal', 'pen', 'declineSelection', 'Ctrl Alt KeyD', 'Ctrl Alt Shift KeyD'),
  entry('proposal', 'writer', 'withdrawCurrent', 'Ctrl Alt KeyW'),
  entry('proposal', 'writer', 'annotateCurrent', 'Ctrl Alt KeyA'),
  entry('proposal', 'speaker', 'sponsorCurrent', 'Ctrl Alt KeyS'),
  entry('proposal', 'speaker', 'acceptCurrent', 'Ctrl Shift Digit6', 'Ctrl Alt Shift Digit6'),
  entry('proposal', 'speaker', 'opposeCurrent', 'Ctrl Shift Digit7', 'Ctrl Alt Shift Digit7'),
  entry('document', 'all', 'share', 'Ctrl Alt Shift KeyS'),
  entry('document', 'all', 'compare', 'Ctrl Alt KeyE'),
  entry('document', 'all', 'revisions', 'Ctrl Alt KeyH', 'Ctrl Alt Shift KeyR'),
  entry('document', 'all', 'timeline', 'Ctrl Alt Shift KeyH'),
  entry('document', 'all', 'checkRecord', 'Ctrl Alt Shift KeyV'),
  entry('document', 'all', 'exportDocx', 'Ctrl Shift KeyE'),
  entry('document', 'all', 'exportAs', 'Ctrl Shift KeyS'),
  entry('document', 'all', 'print', 'Ctrl KeyP'),
  entry('document', 'writer', 'importDocument', 'Ctrl Alt KeyB'),
  entry('document', 'all', 'annexes', 'Shift F9'),
  entry('document', 'all', 'translations', 'Ctrl Shift F9'),
] as const satisfies readonly CommandEntry[]

export type CommandName = (typeof COMMANDS)[number]['id']

const byName = new Map<string, CommandEntry>(COMMANDS.map((one) => [one.id, one]))

/** The keys of a command as the list writes them; empty if it is in no list. */
export function keysFor(id: string, isMac: boolean): string {
  const found = byName.get(id)
  return (isMac ? found?.keysOnMac : found?.keys) ?? ''
}

const NAMES: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Backspace: '⌫',
}

/** As a Mac writes them, in its menus and on its keyboards. */
const ON_MAC: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }

/** Keys as a menu writes them: `Ctrl Shift K`, on a Mac `⌘ ⇧ K`. */
export function keysAsWritten(keys: string, isMac: boolean): string {
  return keys
    .split(' ')
    .map(
      (part) =>
        (isMac ? ON_MAC[part] : undefined) ?? NAMES[part] ?? part.replace(/^(?:Key|Digit)/u, ''),
    )
    .join(' ')
}

import { type CommandName, keysFor } from '../../../shared/protocol/command-list.ts'
import type { MenuCommand } from '../../../shared/protocol/ipc.ts'

// Which commands of the list stand where in the bar; a dash is a line between. Every command stands somewhere, or in
// `NOT_IN_MENU`.

type Plan = readonly (MenuCommand | '-')[]

export const EXPORTS: Plan = [
  ...(['exportDocx', 'exportPdf', 'exportText', '-'] as const),
  ...(['exportTracked', 'exportCompilation', 'exportPositions', 'exportJson', '-'] as const),
  'exportAs',
]

export const FORMAT: Plan = [
  ...(['bold', 'italic', 'underline', '-'] as const),
  ...(['bracket', 'liftBrackets', '-'] as const),
  ...(['footnote', 'link', 'refer', 'typography', '-'] as const),
  ...(['newParagraph', 'removeParagraph', 'moveUp', 'moveDown', 'moveAfter', 'setKind'] as const),
]

export const POSITIONS: Plan = [
  ...([
    'stateAgree',
    'stateFlexible',
    'stateReserve',
    'stateOppose',
    'stateAwaiting',
    '-',
  ] as const),
  ...(['retain', 'concept', '-'] as const),
  ...(['comment', 'showThread', 'mentions', '-'] as const),
  ...(['positions', 'chair', 'coverage', 'readThrough'] as const),
]

export const PROPOSALS: Plan = [
  ...(['nextProposal', 'previousProposal', 'nextAlternative', '-'] as const),
  ...(['sponsorCurrent', 'acceptCurrent', 'opposeCurrent', '-'] as const),
  ...(['annotateCurrent', 'withdrawCurrent', '-'] as const),
  ...([
    'incorporateCurrent',
    'declineCurrent',
    'incorporateSelection',
    'declineSelection',
  ] as const),
]

export const VIEWS: Plan = [
  ...(['viewMarkup', 'viewBase', 'viewIncorporated', 'viewCompilation', '-'] as const),
  ...(['palette', 'carets', 'roomScreen'] as const),
]

export const HISTORY: Plan = ['revisions', 'compare', 'timeline', '-', 'story', 'checkRecord']

/** Commands that the bar does not have, and why. */
export const NOT_IN_MENU: Partial<Record<CommandName, string>> = {
  nextRegion: 'it moves the focus, which a menu takes away and gives back',
  previousRegion: 'it moves the focus, which a menu takes away and gives back',
}

/** Commands that ask for something before anything is done: menus write dots behind their names. */
export const ASKING: ReadonlySet<string> = new Set<CommandName>([
  ...(['link', 'refer', 'moveAfter', 'setKind', 'retain', 'concept'] as const),
  ...(['comment', 'annotateCurrent', 'compare', 'checkRecord'] as const),
])

/** Commands that concern the negotiation as a whole, also with its screen for the room in front. */
export const OF_NEGOTIATION: ReadonlySet<string> = new Set<CommandName>(['share'])

/** Keys of what the app does itself, as the list of commands writes them; no command of a window has them. */
const SHELL_KEYS = {
  newFromNote: 'Ctrl KeyN',
  open: 'Ctrl KeyO',
  close: 'Ctrl KeyW',
  roomWindow: 'Ctrl Shift KeyY',
  startWindow: 'Ctrl Shift KeyO',
  newWindow: 'Ctrl Shift KeyN',
} as const

/** The keys of an item, a command or not; empty if it has none. */
export function keysOfItem(id: string, isMac: boolean): string {
  const own: Readonly<Record<string, string>> = SHELL_KEYS
  return own[id] ?? keysFor(id, isMac)
}

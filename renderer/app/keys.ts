import type { Command } from './commands.ts'

// Keys that mean the same everywhere in the window. The text itself handles typing, undo and redo.

/** What is pressed, as the help writes it. */
export const KEYS = {
  help: 'F1',
  nextRegion: 'F6',
  views: 'Ctrl Alt 1 2 3',
  exportDocx: 'Ctrl Shift E',
  undo: 'Ctrl Z',
  redo: 'Ctrl Y',
} as const

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'
>

/** The command that a key stands for, or null. */
export function commandOfKey(event: Pressed): Command | null {
  if (event.key === 'F1') return 'help'
  if (event.key === 'F6') return event.shiftKey ? 'previousRegion' : 'nextRegion'
  if (event.key === '?' && !isTyping(event.target)) return 'help'
  const isControl = event.ctrlKey || event.metaKey
  if (!isControl) return null
  if (event.altKey) return VIEWS[event.code] ?? null
  if (event.shiftKey && event.code === 'KeyE') return 'exportDocx'
  return null
}

const VIEWS: Readonly<Record<string, Command>> = {
  Digit1: 'viewMarkup',
  Digit2: 'viewBase',
  Digit3: 'viewIncorporated',
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select, [contenteditable]')
}

// The text first, then whatever Tab would reach first.
const REACHED = [
  '[contenteditable="true"]',
  '[tabindex="0"], button:not([tabindex="-1"], :disabled), select, a[href]',
]

/** Moves the focus to the next part of the window in which something can be reached; parts are marked `data-region`. */
export function goToNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null && firstIn(region) !== null,
  )
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const start = at < 0 && step < 0 ? 0 : at
  const next = regions[(start + step + regions.length) % regions.length]
  if (next) firstIn(next)?.focus()
}

function firstIn(region: HTMLElement): HTMLElement | null {
  for (const wanted of REACHED) {
    const found = region.querySelector<HTMLElement>(wanted)
    if (found) return found
  }
  return null
}

import { commandOf } from './command-list.ts'
import type { Command } from './commands.ts'

// Keys that mean the same everywhere in the window. Those of the text are taken by the text first.

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'
> & { readonly getModifierState?: (key: string) => boolean }

/** The command that a key stands for, or null. */
export function commandOfKey(event: Pressed): Command | null {
  if (event.key === '?' && !isTyping(event.target)) return 'help'
  // On many keyboards AltGr writes letters, and is reported as Ctrl and Alt.
  if (event.getModifierState?.('AltGraph')) return null
  const command = commandOf(event)
  // What takes a step back in a field is the field's own.
  const isStep = command === 'undo' || command === 'redo'
  return isStep && isTyping(event.target) ? null : command
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

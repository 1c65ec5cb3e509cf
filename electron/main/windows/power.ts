import type { PowerEvent } from '../../../shared/protocol/ipc.ts'

// Sleep and wake ([D35]). Before a sleep there is nothing to do: what was written is kept as it is written. The shell's own
// timers go by the time of day and need no word of it; the pages have lines that are dead without knowing it.

/** What is heard of Electron's `powerMonitor`. */
export type Power = {
  on(event: 'resume' | 'unlock-screen', listener: () => void): unknown
}

/** Tells that the machine woke, or that somebody is back at it. */
export function followPower(power: Power, tell: (event: PowerEvent) => void): void {
  power.on('resume', () => tell('wake'))
  power.on('unlock-screen', () => tell('return'))
}

import type { PowerSaveBlocker } from 'electron'

/** What the system is to leave on: the screen that a room looks at, or the app that others are connected to. */
export type Wanted = 'prevent-display-sleep' | 'prevent-app-suspension'

/**
 * Asks the system for it once, as long as it is wanted ([D19], [D27]). The answer is to be called with whether it is, as often
 * as one likes.
 */
export function stayAwake(
  wanted: Wanted,
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): (isWanted: boolean) => void {
  let id: number | null = null
  return (isWanted) => {
    if (isWanted) {
      id ??= blocker.start(wanted)
    } else if (id !== null) {
      blocker.stop(id)
      id = null
    }
  }
}

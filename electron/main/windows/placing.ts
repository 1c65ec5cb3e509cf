import { type BrowserWindow, screen } from 'electron'
import type { WindowPlaces } from '../memory/window-places.ts'
import { nextPlace } from './next-place.ts'
import { stateOf } from './window.ts'
import type { WindowState } from './window-state.ts'

export type Placing = {
  /** Place and size for a window of this negotiation, or for one more beside the one in front. */
  readState(of: string | null): Promise<WindowState>
  keepState(of: string, state: WindowState): Promise<void>
}

/** Places windows among those that are `shown`, from what was kept of each negotiation ([D14]). */
export function placing(places: WindowPlaces, shown: () => readonly BrowserWindow[]): Placing {
  return {
    readState: async (of) => {
      const { kept, last } = await places.find(of ?? '')
      // Whatever awaits a file comes after it: what is shown is asked for when nothing comes between that and the window.
      const open = shown()
      const front = open.find((window) => window.isFocused()) ?? open.at(-1)
      const areas = screen.getAllDisplays().map((display) => display.workArea)
      const around = { open: open.map(stateOf), front: front ? stateOf(front) : null }
      return nextPlace(kept, last, around, areas)
    },
    keepState: (of, state) => places.keep(of, state),
  }
}

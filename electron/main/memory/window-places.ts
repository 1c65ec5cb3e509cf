import * as v from 'valibot'
import { FIRST_STATE, WindowState } from '../windows/window-state.ts'
import { userFile } from './user-file.ts'

const MAX_PLACES = 50

const Place = v.object({
  /** The file of a negotiation, or the name under which a relay of others is kept. */
  of: v.string(),
  state: WindowState,
})
type Place = { readonly of: string; readonly state: WindowState }

export type WindowPlaces = {
  /** Where the window of this negotiation was, null if it never had one; and where the last one was that closed. */
  find(of: string): Promise<{ readonly kept: WindowState | null; readonly last: WindowState }>
  keep(of: string, state: WindowState): Promise<void>
}

/** Place and size of the windows that were closed, as kept in `listFile`: one of each negotiation, the newest first. */
export function windowPlaces(listFile: string): WindowPlaces {
  const list = userFile<readonly Place[]>(listFile, v.array(Place), [])
  return {
    find: async (of) => {
      const all = await list.read()
      const kept = all.find((place) => place.of === of)?.state ?? null
      return { kept, last: all[0]?.state ?? FIRST_STATE }
    },
    keep: (of, state) =>
      list.change((all) =>
        [{ of, state }, ...all.filter((place) => place.of !== of)].slice(0, MAX_PLACES),
      ),
  }
}

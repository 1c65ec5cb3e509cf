import * as v from 'valibot'
import { Seat } from '../../../shared/protocol/http.ts'
import { userFile } from './user-file.ts'

// As whom this machine took part in each dossier. No secret, so that it is known also where the system cannot encrypt, and
// a session is gone with the app: whoever was China before must not come back in the name of the next penholder ([D11]).

export type KeptSeats = {
  /** By the UUID of the dossier; null if this machine was never in it. */
  find(dossier: string): Promise<Seat | null>
  keep(dossier: string, seat: Seat): Promise<void>
}

export function keptSeats(file: string): KeptSeats {
  const kept = userFile(file, v.record(v.string(), Seat), {})
  return {
    find: async (dossier) => (await kept.read())[dossier] ?? null,
    keep: (dossier, { delegation, role }) =>
      kept.change((all) => ({ ...all, [dossier]: { delegation, role } })),
  }
}

import * as v from 'valibot'
import { JoinAnswer } from '../../../shared/protocol/http.ts'
import { secretFile } from './secret-file.ts'
import type { Vault } from './vault.ts'

// The sessions of this machine, one a dossier, and one a relay of others ([D18]), so that the penholder who opens the
// file again is the same member as before.

export type KeptSessions = {
  /** `key`: the UUID of the dossier, or the name of the relay. */
  find(key: string): Promise<JoinAnswer | null>
  keep(key: string, session: JoinAnswer): Promise<void>
  forget(key: string): Promise<void>
}

/** The sessions kept in `file`, as the vault seals them. */
export function keptSessions(file: string, vault: Vault): KeptSessions {
  const secrets = secretFile(file, vault)
  return {
    find: async (key) => parseSession(await secrets.find(key)),
    keep: async (key, session) => {
      await secrets.keep(key, JSON.stringify(session))
    },
    forget: secrets.forget,
  }
}

function parseSession(text: string | null): JoinAnswer | null {
  if (text === null) return null
  try {
    const parsed = v.safeParse(JoinAnswer, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null // Written by something else: a new invitation is one call away.
  }
}

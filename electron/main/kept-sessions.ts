import { safeStorage } from 'electron'
import * as v from 'valibot'
import { JoinAnswer } from '../../shared/protocol/http.ts'
import { userFile } from './user-file.ts'

// The sessions of this machine, one a dossier, and one a relay of others ([D18]), so that the penholder who opens the
// file again is the same member as before. They are secrets: on disk only under the system's own encryption, where that is missing
// only in memory.

export type KeptSessions = {
  /** `key`: the UUID of the dossier, or the name of the relay. */
  find(key: string): Promise<JoinAnswer | null>
  keep(key: string, session: JoinAnswer): Promise<void>
  forget(key: string): Promise<void>
}

/** The sessions kept in `file`; to be used once the app is ready. */
export function keptSessions(file: string): KeptSessions {
  const kept = userFile(file, v.record(v.string(), v.string()), {})
  const inMemory = new Map<string, JoinAnswer>()
  return {
    find: async (key) => inMemory.get(key) ?? decrypt((await kept.read())[key]),
    keep: async (key, session) => {
      inMemory.set(key, session)
      if (!safeStorage.isEncryptionAvailable()) return
      const secret = safeStorage.encryptString(JSON.stringify(session)).toString('base64')
      await kept.change((all) => ({ ...all, [key]: secret }))
    },
    forget: async (key) => {
      inMemory.delete(key)
      await kept.change(({ [key]: _gone, ...others }) => others)
    },
  }
}

function decrypt(secret: string | undefined): JoinAnswer | null {
  if (secret === undefined || !safeStorage.isEncryptionAvailable()) return null
  try {
    const text = safeStorage.decryptString(Buffer.from(secret, 'base64'))
    const parsed = v.safeParse(JoinAnswer, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null // Of another user account or keychain: a new invitation is one call away.
  }
}

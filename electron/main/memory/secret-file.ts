import { safeStorage } from 'electron'
import * as v from 'valibot'
import { userFile } from './user-file.ts'

// Secrets of this user by name: on disk only under the system's own encryption, where that is missing only in memory.

export type SecretFile = {
  find(name: string): Promise<string | null>
  /** Returns whether the secret will be there when the app is started again. */
  keep(name: string, secret: string): Promise<boolean>
  forget(name: string): Promise<void>
}

/** The secrets kept in `file`; to be used once the app is ready. */
export function secretFile(file: string): SecretFile {
  const kept = userFile(file, v.record(v.string(), v.string()), {})
  const inMemory = new Map<string, string>()
  return {
    find: async (name) => inMemory.get(name) ?? decrypt((await kept.read())[name]),
    keep: async (name, secret) => {
      inMemory.set(name, secret)
      if (!safeStorage.isEncryptionAvailable()) return false
      const encrypted = safeStorage.encryptString(secret).toString('base64')
      await kept.change((all) => ({ ...all, [name]: encrypted }))
      return true
    },
    forget: async (name) => {
      inMemory.delete(name)
      await kept.change(({ [name]: _gone, ...others }) => others)
    },
  }
}

function decrypt(encrypted: string | undefined): string | null {
  if (encrypted === undefined || !safeStorage.isEncryptionAvailable()) return null
  try {
    return safeStorage.decryptString(Buffer.from(encrypted, 'base64'))
  } catch {
    return null // Of another user account or keychain: it has to be had again.
  }
}

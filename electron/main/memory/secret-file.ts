import * as v from 'valibot'
import { userFile } from './user-file.ts'
import type { Opened, Vault } from './vault.ts'

// Secrets of this user by name: on disk only under the system's own encryption, where that is missing only in memory.

export type SecretFile = {
  /** Null also if it was sealed by a key that is gone: it has to be had again, and takes that one's place. */
  find(name: string): Promise<string | null>
  /** Returns whether the secret will be there when the app is started again. */
  keep(name: string, secret: string): Promise<boolean>
  forget(name: string): Promise<void>
}

/** The secrets kept in `file`, as the vault seals them. */
export function secretFile(file: string, vault: Vault): SecretFile {
  const kept = userFile(file, v.record(v.string(), v.string()), {})
  const inMemory = new Map<string, string>()

  /** Sealed again as one would today; taken from the disk if anybody could open it there, and it cannot be sealed. */
  async function renew(name: string, before: string, { secret, isSafe }: Opened): Promise<void> {
    const sealed = await vault.seal(secret)
    if (sealed === null && isSafe) return
    await kept.change((all) => {
      // What was kept or forgotten meanwhile is newer.
      if (all[name] !== before) return all
      if (sealed !== null) return { ...all, [name]: sealed }
      inMemory.set(name, secret)
      return without(name, all)
    })
  }

  return {
    find: async (name) => {
      const sealed = inMemory.has(name) ? undefined : (await kept.read())[name]
      const opened = sealed === undefined ? null : await vault.open(sealed)
      if (sealed !== undefined && opened && (opened.isOutdated || !opened.isSafe))
        await renew(name, sealed, opened)
      // What was kept while this waited for the system is newer.
      return inMemory.get(name) ?? opened?.secret ?? null
    },
    keep: async (name, secret) => {
      inMemory.set(name, secret)
      const sealed = await vault.seal(secret)
      if (sealed === null) return false
      await kept.change((all) => (inMemory.get(name) === secret ? { ...all, [name]: sealed } : all))
      return true
    },
    forget: async (name) => {
      inMemory.delete(name)
      await kept.change((all) => without(name, all))
    },
  }
}

function without(
  name: string,
  { [name]: _gone, ...others }: Readonly<Record<string, string>>,
): Record<string, string> {
  return others
}

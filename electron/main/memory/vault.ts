// What encrypts for this user alone ([D11], [D20]): a port, so that a machine which cannot is as easily tested as one which can.

export type Opened = {
  readonly secret: string
  /** Whether it should be sealed again: by another key than one would be used today, or one that anybody knows. */
  readonly isOutdated: boolean
  /** Whether nobody but this user could have opened it. */
  readonly isSafe: boolean
}

export type Vault = {
  /** Whether what is sealed now opens for this user alone, and also after the next start. */
  isAvailable(): Promise<boolean>
  /** As it may lie on disk; null where the system cannot. */
  seal(secret: string): Promise<string | null>
  /** Null if the key is gone, or is not to be had now. */
  open(sealed: string): Promise<Opened | null>
}

/** What is used of Electron's `safeStorage`; of its calls that wait for nothing, the last are gone in Electron 46. */
export type SystemStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(
    sealed: Buffer,
  ): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
}

/** The mark of Chromium's last resort on Linux, where no keyring is running: a key that is in everybody's copy of it. */
const KNOWN_KEY = Buffer.from('v10')
const PROBE = 'anything'

/** The system's own encryption; to be used once the app is ready. */
export function systemVault(storage: SystemStorage, platform: NodeJS.Platform): Vault {
  // What was sealed says by which key. `getSelectedStorageBackend` names the keyring of the desktop, also while none answers.
  const isSafe = (bytes: Buffer): boolean =>
    platform !== 'linux' || !bytes.subarray(0, KNOWN_KEY.length).equals(KNOWN_KEY)
  async function seal(secret: string): Promise<string | null> {
    try {
      if (!(await storage.isAsyncEncryptionAvailable())) return null
      const bytes = await storage.encryptStringAsync(secret)
      return isSafe(bytes) ? bytes.toString('base64') : null
    } catch {
      return null // A keyring that is locked, and stays so: what is kept until the app ends is kept as well.
    }
  }
  return {
    isAvailable: async () => (await seal(PROBE)) !== null,
    seal,
    open: async (sealed) => {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes)
        return { secret: result, isOutdated: shouldReEncrypt, isSafe: isSafe(bytes) }
      } catch {
        return null // Of another user account or keychain, or one that is locked.
      }
    },
  }
}

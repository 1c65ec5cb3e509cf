import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptSessions } from '../../electron/main/memory/kept-sessions.ts'
import { secretFile } from '../../electron/main/memory/secret-file.ts'
import { type SystemStorage, systemVault } from '../../electron/main/memory/vault.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'

const SECRET = 'key-of-the-room'
const OTHER = 'key-that-came-later'

/** A system's encryption, as Electron hands it on: what was sealed says by which key. */
class Keyring implements SystemStorage {
  /** The keys that it has; the last one seals. Without any it is locked, or there is none. */
  keys: string[]
  /** Called while it seals: what another does in the meantime. */
  meanwhile: () => Promise<unknown> = async () => undefined

  constructor(...keys: string[]) {
    this.keys = keys
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.keys.length > 0
  }

  async encryptStringAsync(text: string): Promise<Buffer> {
    const key = this.keys.at(-1)
    if (key === undefined) throw new Error('no key')
    const act = this.meanwhile
    this.meanwhile = async () => undefined
    await act()
    return Buffer.from(`${key}:${Buffer.from(text).toString('hex')}`)
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const [key = '', hex = ''] = sealed.toString().split(':')
    if (!this.keys.includes(key)) throw new Error('Error while decrypting the ciphertext')
    const result = Buffer.from(hex, 'hex').toString()
    return { result, shouldReEncrypt: key !== this.keys.at(-1) }
  }
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = () => path.join(folder, 'keys.json')
/** The app's secrets after a start of it, on a machine with this keyring. */
const started = (keyring: Keyring, platform: NodeJS.Platform = 'linux') =>
  secretFile(file(), systemVault(keyring, platform))
const onDisk = async (): Promise<Record<string, string>> =>
  JSON.parse(await readFile(file(), 'utf8').catch(() => '{}'))
/** By which key each secret on disk was sealed. */
const sealedBy = async () =>
  Object.fromEntries(
    Object.entries(await onDisk()).map(([name, sealed]) => [
      name,
      Buffer.from(sealed, 'base64').toString().split(':')[0],
    ]),
  )

describe('where the system encrypts', () => {
  it('[D20] a secret is there after the next start, and is on disk as the system sealed it', async () => {
    const keyring = new Keyring('v11')
    expect(await started(keyring).keep('a', SECRET)).toBe(true)
    expect(await started(keyring).find('a')).toBe(SECRET)
    expect(await started(keyring).find('b')).toBeNull()
    expect(await sealedBy()).toEqual({ a: 'v11' })
    expect(await readFile(file(), 'utf8')).not.toContain(SECRET)
  })

  it('[D20] one that was forgotten is gone from memory and disk, and the others stay', async () => {
    const keyring = new Keyring('v11')
    const secrets = started(keyring)
    await secrets.keep('a', SECRET)
    await secrets.keep('b', OTHER)
    await secrets.forget('a')
    expect(await secrets.find('a')).toBeNull()
    expect(await started(keyring).find('a')).toBeNull()
    expect(await started(keyring).find('b')).toBe(OTHER)
  })

  it.each(['darwin', 'win32'] as const)(
    '[D20] on %s the first kind of seal is the system’s own',
    async (platform) => {
      const keyring = new Keyring('v10')
      expect(await systemVault(keyring, platform).isAvailable()).toBe(true)
      expect(await started(keyring, platform).keep('a', SECRET)).toBe(true)
      expect(await started(keyring, platform).find('a')).toBe(SECRET)
    },
  )
})

const POOR: readonly (readonly [what: string, keyring: () => Keyring])[] = [
  ['has no keyring', () => new Keyring()],
  [
    'refuses to encrypt',
    () => {
      const keyring = new Keyring('v11')
      keyring.encryptStringAsync = () => Promise.reject(new Error('locked'))
      return keyring
    },
  ],
  ['encrypts by a key that everybody has', () => new Keyring('v10')],
]

describe('where the system cannot encrypt', () => {
  it.each(POOR)(
    '[D11] [D20] nothing is written where it %s; the app knows it until it ends',
    async (_what, make) => {
      const keyring = make()
      const secrets = started(keyring)
      expect(await systemVault(keyring, 'linux').isAvailable()).toBe(false)
      expect(await secrets.keep('a', SECRET)).toBe(false)
      expect(await secrets.find('a')).toBe(SECRET)
      expect(await secrets.keep('a', OTHER)).toBe(false)
      expect(await secrets.find('a')).toBe(OTHER)
      expect(await onDisk()).toEqual({})
      expect(await started(keyring).find('a')).toBeNull()
      await secrets.forget('a')
      expect(await secrets.find('a')).toBeNull()
    },
  )

  it('[D11] a session is kept as other secrets are', async () => {
    const session: JoinAnswer = {
      session: 's'.repeat(43),
      delegation: 'FRA' as DelegationCode,
      role: 'delegation',
      dossier: 'uuid',
    }
    const sessions = (keyring: Keyring) => keptSessions(file(), systemVault(keyring, 'linux'))
    const poor = sessions(new Keyring())
    await poor.keep('uuid', session)
    expect(await poor.find('uuid')).toEqual(session)
    expect(await onDisk()).toEqual({})
    const keyring = new Keyring('v11')
    await sessions(keyring).keep('uuid', session)
    expect(await sessions(keyring).find('uuid')).toEqual(session)
    expect(await readFile(file(), 'utf8')).not.toContain(session.session)
  })
})

describe('a key that is gone', () => {
  it('[D11] leaves nothing to be found, and what is kept next takes the place of what it sealed', async () => {
    await started(new Keyring('v11')).keep('a', SECRET)
    const another = new Keyring('v12')
    const secrets = started(another)
    expect(await secrets.find('a')).toBeNull()
    expect(await secrets.keep('a', OTHER)).toBe(true)
    expect(await sealedBy()).toEqual({ a: 'v12' })
    expect(await started(another).find('a')).toBe(OTHER)
  })

  it('[D11] may come back: a keyring that is locked today costs nothing that lies on disk', async () => {
    await started(new Keyring('v11')).keep('a', SECRET)
    const locked = started(new Keyring())
    expect(await locked.find('a')).toBeNull()
    await locked.keep('b', OTHER)
    expect(await started(new Keyring('v11')).find('a')).toBe(SECRET)
  })

  it('[D14] a file of another shape, or sealed by nobody, is no secret and no failure', async () => {
    for (const text of ['', '[', '["a"]', '{"a": 1}', '{"a": "%%%"}', '{"a": ""}']) {
      await writeFile(file(), text)
      expect(await started(new Keyring('v11')).find('a'), text).toBeNull()
    }
  })
})

describe('a seal that is out of date', () => {
  it('[D20] is renewed when it is read', async () => {
    await started(new Keyring('v11')).keep('a', SECRET)
    const both = new Keyring('v11', 'v12')
    expect(await started(both).find('a')).toBe(SECRET)
    expect(await sealedBy()).toEqual({ a: 'v12' })
    expect(await started(new Keyring('v12')).find('a')).toBe(SECRET)
  })

  /** As another program, or an earlier one, may have left it. */
  async function lyingOpen(): Promise<void> {
    const sealed = await new Keyring('v10').encryptStringAsync(SECRET)
    await writeFile(file(), JSON.stringify({ a: sealed.toString('base64') }))
  }

  it('[D11] one that anybody can open is sealed as soon as there is a keyring', async () => {
    await lyingOpen()
    expect(await started(new Keyring('v10', 'v11')).find('a')).toBe(SECRET)
    expect(await sealedBy()).toEqual({ a: 'v11' })
  })

  it('[D11] one that anybody can open is taken off the disk where there is none, and known until the app ends', async () => {
    await lyingOpen()
    const secrets = started(new Keyring('v10'))
    expect(await secrets.find('a')).toBe(SECRET)
    expect(await onDisk()).toEqual({})
    expect(await secrets.find('a')).toBe(SECRET)
  })
})

describe('what happens while the system is slow', () => {
  it('[D11] of two that are kept under a name at once the later one stays', async () => {
    const keyring = new Keyring('v11')
    const secrets = started(keyring)
    keyring.meanwhile = () => secrets.keep('a', OTHER)
    await secrets.keep('a', SECRET)
    expect(await secrets.find('a')).toBe(OTHER)
    expect(await started(keyring).find('a')).toBe(OTHER)
  })

  it('[D11] what is forgotten meanwhile does not come back', async () => {
    const keyring = new Keyring('v11')
    const secrets = started(keyring)
    keyring.meanwhile = () => secrets.forget('a')
    await secrets.keep('a', SECRET)
    expect(await secrets.find('a')).toBeNull()
    expect(await onDisk()).toEqual({})
  })

  it('[D20] what is kept while an old seal is renewed is not replaced by it', async () => {
    await started(new Keyring('v11')).keep('a', SECRET)
    const keyring = new Keyring('v11', 'v12')
    const secrets = started(keyring)
    keyring.meanwhile = () => secrets.keep('a', OTHER)
    expect(await secrets.find('a')).toBe(OTHER)
    expect(await started(keyring).find('a')).toBe(OTHER)
  })
})

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer'
import * as v from 'valibot'
import { KEY_BYTES } from '../../../shared/sealed/device.ts'
import { NONCE_BYTES } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import { parseRemark } from '../../../shared/ydoc/guard/parse-remark.ts'
import type { Claims } from '../claims.ts'
import type { KeyShelf } from '../sealed/kept-keys.ts'
import type { PendingRemark, PendingVault } from './pending-remarks.ts'

// What waits for a room is encrypted under a key that is kept where the keys of rooms are ([Q15]): in the system's keychain
// (desktop) or the storage of the origin (web). Bound to the name under which it lies, so that it opens nowhere else.

export type VaultOptions = {
  readonly keys: KeyShelf
  readonly claims: Claims
  readonly dossier: string
  /** Whose words they are, and where they are kept. */
  readonly name: string
  readonly random: Random
}

/** Two windows that begin at once must not make a key each. */
const CLAIM_MS = 5000

/** Finds the key of this machine, or makes one. */
export async function openVault({
  keys,
  claims,
  dossier,
  name,
  random,
}: VaultOptions): Promise<PendingVault> {
  const release = await claims.claim(`penholder/key/${name}`, CLAIM_MS)
  try {
    const known = parseKey(await keys.find(dossier, name))
    const key = known ?? random(KEY_BYTES)
    if (!known) await keys.keep(dossier, name, toBase64UrlEncoded(key))
    return vaultUnder(key, name, random)
  } finally {
    release?.()
  }
}

function vaultUnder(key: Uint8Array, name: string, random: Random): PendingVault {
  const cipher = (nonce: Uint8Array) =>
    xchacha20poly1305(key, nonce, new TextEncoder().encode(`penholder pending ${name}`))
  return {
    read: (kept) => {
      // As it was kept before it was encrypted: the next thing that is written puts an end to that.
      if (kept.startsWith('[')) return parseList(kept)
      try {
        const bytes = fromBase64UrlEncoded(kept)
        const plain = cipher(bytes.subarray(0, NONCE_BYTES)).decrypt(bytes.subarray(NONCE_BYTES))
        return parseList(new TextDecoder().decode(plain))
      } catch {
        return []
      }
    },
    write: (waiting) => {
      const nonce = random(NONCE_BYTES)
      const sealed = cipher(nonce).encrypt(new TextEncoder().encode(JSON.stringify(waiting)))
      return toBase64UrlEncoded(new Uint8Array([...nonce, ...sealed]))
    },
  }
}

function parseKey(text: string | null): Uint8Array | null {
  try {
    const key = text === null ? null : fromBase64UrlEncoded(text)
    return key?.length === KEY_BYTES ? key : null
  } catch {
    return null
  }
}

const takingBack = {
  room: v.string(),
  origin: v.string(),
  key: v.string(),
  record: v.pipe(
    v.unknown(),
    v.transform(parseRemark),
    v.custom<NonNullable<ReturnType<typeof parseRemark>>>((record) => record !== null),
  ),
  was: v.optional(v.nullable(v.string()), null),
}
const Pending = v.object({
  ...takingBack,
  after: v.optional(v.nullable(v.object(takingBack)), null),
})

function parseList(text: string): readonly PendingRemark[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.flatMap(parsePending) : []
  } catch {
    return []
  }
}

function parsePending(value: unknown): readonly PendingRemark[] {
  const parsed = v.safeParse(Pending, value)
  return parsed.success ? [parsed.output] : []
}

import { createPublicKey, type KeyObject, verify } from 'node:crypto'

// A release is told by a small file (`latest.yml`, `latest-mac.yml`, …) that names its installers and their SHA-512. Who
// can write to the server can replace both; so the file is signed, and read by nobody before its signature was checked.

/** The 64 bytes of Ed25519, in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/

/** What is signed: the file under its own name, so that none can stand in for that of another system. */
function feedMessage(name: string, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`penholder-feed-1\n${name}\n`, 'utf8'), bytes])
}

/** Whether one of the keys has signed the file by this name; `signature` is base64, as it stands in `latest.yml.sig`. */
export function isSignedFeed(
  name: string,
  bytes: Uint8Array,
  signature: string,
  keys: readonly string[],
): boolean {
  const written = signature.trim()
  if (!SIGNATURE.test(written)) return false
  const signed = Buffer.from(written, 'base64')
  const message = feedMessage(name, bytes)
  return keys.map(publicKeyOf).some((key) => key !== null && verify(null, message, key, signed))
}

/** A key that cannot be read signs nothing; neither does one of another kind. */
function publicKeyOf(spki: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

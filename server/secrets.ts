import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 random bits, in characters that a URL and a subprotocol may carry. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret. It has 256 random bits, so that a slow hash would add nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

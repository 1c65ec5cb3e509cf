import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Paragraph } from '../domain/views.ts'

/**
 * SHA-256 of a text, in hexadecimal digits: of the JSON list of its paragraphs, each `[kind, words]`, in UTF-8 ([K2]). It
 * says what is written and nothing of who wrote it, so that anybody can compute it from a copy.
 */
export function hashOfText(base: readonly Pick<Paragraph, 'kind' | 'runs'>[]): string {
  const said = base.map(({ kind, runs }) => [kind, runs.map(({ text }) => text).join('')])
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(said))))
}

import { digest } from 'lib0/hash/sha256'
import { type Paragraph, wordsOf } from '../domain/views.ts'

const BYTES = 8

const known = new WeakMap<Paragraph, string>()

/** What tells one wording of a paragraph from another ([Q2]): sixteen hexadecimal digits, of its words alone. */
export function fingerprint(paragraph: Paragraph): string {
  const before = known.get(paragraph)
  if (before !== undefined) return before
  const hash = digest(new TextEncoder().encode(wordsOf(paragraph)))
  const digits = [...hash.subarray(0, BYTES)].map((byte) => byte.toString(16).padStart(2, '0'))
  const made = digits.join('')
  known.set(paragraph, made)
  return made
}

import { isParagraphId, type ParagraphId } from './char-ids.ts'

// Signs are the inline things of a text that are no characters: a footnote or a link begins and ends with one, and a
// reference to a paragraph is one ([T24]). Each is one character wide, and reads as a private-use character that no text
// may hold ([T16]); so everything that counts characters goes on as if signs were letters.

export type Sign =
  | { readonly kind: 'noteStart' }
  | { readonly kind: 'noteEnd' }
  | { readonly kind: 'linkStart'; readonly href: string }
  | { readonly kind: 'linkEnd' }
  | { readonly kind: 'reference'; readonly to: ParagraphId }

/** The character as which a sign of each kind is read. */
export const SIGN_CHARACTERS: Readonly<Record<Sign['kind'], string>> = {
  noteStart: '\uE000',
  noteEnd: '\uE001',
  linkStart: '\uE002',
  linkEnd: '\uE003',
  reference: '\uE004',
}

const LONGEST_HREF = 2000
const NOTES = /\uE000([^\uE000\uE001]*)\uE001?/gu
const OTHERS = /[\uE001-\uE003]/gu

/** The sign that an embed of the tape stands for; null if it is none. */
export function parseSign(embed: unknown): Sign | null {
  if (typeof embed !== 'object' || embed === null) return null
  const [entry, more] = Object.entries(embed)
  if (!entry || more) return null
  const [key, value]: readonly [string, unknown] = entry
  if (key === 'n')
    return value === 1 ? { kind: 'noteStart' } : value === 0 ? { kind: 'noteEnd' } : null
  if (typeof value !== 'string') return null
  if (key === 'a') return value === '' ? { kind: 'linkEnd' } : linkTo(value)
  return key === 'x' && isParagraphId(value) ? { kind: 'reference', to: value } : null
}

/** Whether a value from elsewhere is a sign that a text may hold. */
export function isSign(value: unknown): value is Sign {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  switch (value.kind) {
    case 'noteStart':
    case 'noteEnd':
    case 'linkEnd':
      return true
    case 'linkStart':
      return 'href' in value && typeof value.href === 'string' && linkTo(value.href) !== null
    case 'reference':
      return 'to' in value && typeof value.to === 'string' && isParagraphId(value.to)
    default:
      return false
  }
}

/** The beginning of a link to an address; null if nobody should be sent there. */
export function linkTo(address: string): Sign | null {
  const isSafe = /^https?:\/\/[^\s"'<>\\^`{|}]+$/u.test(address)
  return isSafe && address.length <= LONGEST_HREF ? { kind: 'linkStart', href: address } : null
}

/** What the tape holds for a sign. */
export function embedOf(sign: Sign): Readonly<Record<string, string | number>> {
  switch (sign.kind) {
    case 'noteStart':
      return { n: 1 }
    case 'noteEnd':
      return { n: 0 }
    case 'linkStart':
      return { a: sign.href }
    case 'linkEnd':
      return { a: '' }
    case 'reference':
      return { x: sign.to }
  }
}

/** The text for a reader of plain words: notes in square brackets, links as their words, `¶` for a reference. */
export function withoutSigns(text: string, note = 'note'): string {
  return text
    .replace(NOTES, (_, words: string) => ` [${note}: ${words}]`)
    .replace(OTHERS, '')
    .replaceAll(SIGN_CHARACTERS.reference, '¶')
}

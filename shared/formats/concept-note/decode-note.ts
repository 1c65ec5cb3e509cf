import { fail, ok, type Result } from '../../base/result.ts'

/** Why a file was not taken for a concept note ([N8]). */
export type NoteError =
  | { readonly kind: 'binary' }
  | { readonly kind: 'encoding' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'tooShort' }
  | { readonly kind: 'language' }
  | { readonly kind: 'noAnnex' }
  | { readonly kind: 'noSections' }
  | { readonly kind: 'noItems' }
  | { readonly kind: 'noTopic' }

/** A note has five pages, or ten; this is fifty. */
export const MAX_NOTE_BYTES = 128 * 1024
/** A letter and an annex with sections and items do not fit into less. */
export const MIN_NOTE_CHARACTERS = 200

/** The text of a note: UTF-8 with or without a byte order mark, and nothing that only programs write. */
export function decodeNote(bytes: Uint8Array): Result<string, NoteError> {
  if (bytes.length > MAX_NOTE_BYTES) return fail({ kind: 'tooLarge' })
  // A text in UTF-16 is full of zeros, but it is a text.
  if (hasUtf16Mark(bytes)) return fail({ kind: 'encoding' })
  if (bytes.includes(0)) return fail({ kind: 'binary' })
  const text = decodeUtf8(bytes)
  if (text === null) return fail({ kind: 'encoding' })
  if (/[^\P{Cc}\t\n\v\f\r\u0085]/u.test(text)) return fail({ kind: 'binary' })
  if (text.replace(/\s/gu, '').length < MIN_NOTE_CHARACTERS) return fail({ kind: 'tooShort' })
  return ok(text)
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

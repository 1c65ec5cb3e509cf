/**
 * The characters of a file: by its byte order mark, else in the encoding that it is said to be in, else in UTF-8. Null for bytes
 * that are no text in that encoding, and for an encoding that nobody knows.
 */
export function decodeText(bytes: Uint8Array, declared = 'utf-8'): string | null {
  const [first, second, third] = bytes
  const isUtf8 = first === 0xef && second === 0xbb && third === 0xbf
  const isLittle = first === 0xff && second === 0xfe
  const isBig = first === 0xfe && second === 0xff
  const label = isUtf8 ? 'utf-8' : isLittle ? 'utf-16le' : isBig ? 'utf-16be' : declared
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    // Thrown for bytes that are no text in this encoding, and for a name that is none of an encoding.
    return null
  }
}

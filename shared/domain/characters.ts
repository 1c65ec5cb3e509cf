// Characters that no text on the tape may hold ([T16]): control characters, private use and noncharacters, which
// mean nothing to anybody else; line separators, which are marks here; the byte order mark and the replacement
// character, which are traces of damage; halves of surrogate pairs, which no other program can store.
const FORBIDDEN = '[\\p{Cc}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}\\u2028\\u2029\\ufeff\\ufffd]'
const ONE = new RegExp(FORBIDDEN, 'u')
const EVERY = new RegExp(FORBIDDEN, 'gu')

/** Whether the tape may hold the text ([T16]). */
export function isCleanText(text: string): boolean {
  return !ONE.test(text)
}

/** The text without what the tape may not hold. */
export function withoutForbidden(text: string): string {
  return text.replace(EVERY, '')
}

import { withoutForbidden } from '../../../shared/domain/characters.ts'

/** The text as it may be typed: tabs and line breaks become spaces, what the tape forbids is left out. */
export function cleanText(text: string): string {
  return withoutForbidden(text.replace(/[\t\n\r]/g, ' '))
}

/**
 * The paragraphs of a plain text: one for each line, blank lines left out, no break at the end. The first
 * one continues the paragraph of the caret and is empty if the text begins with a break.
 */
export function cleanParagraphs(text: string): string[] {
  const [first = '', ...rest] = text.split(/\r\n|[\n\r\u2028\u2029]/)
  if (rest.length === 0) return [cleanText(first)]
  const others = rest.map((line) => cleanText(line).trim()).filter((line) => line !== '')
  return [cleanText(first).trimEnd(), ...others]
}

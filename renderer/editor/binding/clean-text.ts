// What must not stand on the tape ([T16]): control and private-use characters, line and paragraph
// separators, byte-order marks, replacement characters and halves of characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ue000-\uf8ff\ufeff\ufffd]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text as it may be typed: tabs and line breaks become spaces, what the tape forbids is left out. */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '')
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

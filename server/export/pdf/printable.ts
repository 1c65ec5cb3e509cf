// No font has every character. One that none of ours has is printed as its number, so that nothing of a text is lost, nobody wonders
// what an empty box means, and a document that must be readable by machines stays so ([X34]).

/** What joins, hides or directs others, and has no shape of its own. */
const SHAPELESS = /^\p{Default_Ignorable_Code_Point}$/u
/** No character of any text: lone surrogates, controls, and what is no character at all. */
const NOTHING = /^[\p{Cc}\p{Cs}]$/u

/** The page with every string such that the fonts have all of it. */
export function printable<Page extends object>(
  page: Page,
  has: (codePoint: number) => boolean,
): Page {
  const clean = (text: string) => printableText(text, has)
  return JSON.parse(JSON.stringify(page), (key, value: unknown) =>
    typeof value === 'string' && key !== 'href' ? clean(value) : value,
  )
}

/** `[U+1F600]` for what the fonts have not. */
function printableText(text: string, has: (codePoint: number) => boolean): string {
  let printed = ''
  for (const character of text) {
    if (NOTHING.test(character)) printed += /[\t\n\r]/.test(character) ? ' ' : ''
    else if (has(character.codePointAt(0) ?? 0) || SHAPELESS.test(character)) printed += character
    else printed += numberOf(character)
  }
  return printed
}

/** As the standard writes it. */
function numberOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `[U+${hex.padStart(4, '0')}]`
}

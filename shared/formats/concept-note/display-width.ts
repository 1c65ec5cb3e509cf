const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u

/** Columns that a text takes on a page: two for a full-width character, none for a sign above or below one, one for any other. */
export function displayWidth(text: string): number {
  let columns = 0
  for (const character of text) columns += widthOf(character)
  return columns
}

function widthOf(character: string): number {
  if (WIDE.test(character)) return 2
  return /\p{Mn}/u.test(character) ? 0 : 1
}

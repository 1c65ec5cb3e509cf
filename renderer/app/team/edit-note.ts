/** A change of a text: at `at`, so many letters go and these come. */
export type Edit = { readonly at: number; readonly gone: number; readonly come: string }

/** How one text became the other, as one change where they differ. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  // Never between the halves of a character outside the basic plane.
  if (isHalf(before.charCodeAt(start - 1))) start--
  if (end > 0 && isSecondHalf(before.charCodeAt(before.length - end))) end--
  return {
    at: start,
    gone: before.length - end - start,
    come: after.slice(start, after.length - end),
  }
}

/** Where a place in the text is after a change: in front of what was written exactly there. */
export function placeAfter(place: number, { at, gone, come }: Edit): number {
  if (place <= at) return place
  return Math.max(at + come.length, place - gone + come.length)
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

import { SIGN_CHARACTERS } from '../../../shared/domain/signs.ts'

// Half a sign is none ([T24]): whoever takes away one end of a note takes the note, and of a link both its ends.

const { noteStart, noteEnd, linkStart, linkEnd } = SIGN_CHARACTERS

export type Stretch = readonly [start: number, end: number]

/** What goes if the units `[start, end)` of a paragraph's shown text go; ascending and disjoint. */
export function withWholeSigns(text: string, start: number, end: number): readonly Stretch[] {
  let from = start
  let to = end
  const more: Stretch[] = []
  for (let at = start; at < end; at++) {
    const unit = text[at]
    if (unit === noteStart) to = Math.max(to, after(text.indexOf(noteEnd, at), at))
    else if (unit === noteEnd) from = Math.min(from, orElse(text.lastIndexOf(noteStart, at), at))
    else if (unit === linkStart || unit === linkEnd) {
      const other = unit === linkStart ? text.indexOf(linkEnd, at) : text.lastIndexOf(linkStart, at)
      if (other >= 0) more.push([other, other + 1])
    }
  }
  const outside = more.filter(([at]) => at < from || at >= to)
  return [...outside, [from, to] as const].sort((a, b) => a[0] - b[0])
}

/** Whether the place between two units is inside a note. */
export function isInNote(text: string, offset: number): boolean {
  const start = text.lastIndexOf(noteStart, offset - 1)
  if (start < 0 || offset === 0) return false
  const end = text.indexOf(noteEnd, start)
  return end < 0 || end >= offset
}

const after = (found: number, otherwise: number): number => (found < 0 ? otherwise : found) + 1
const orElse = (found: number, otherwise: number): number => (found < 0 ? otherwise : found)

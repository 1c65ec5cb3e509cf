import type { Brand } from '../base/brand.ts'

// Characters are named by the id that they were typed under: the client that typed them and its clock.
// An id never changes and is never given to another character, so everything that must outlive an
// edit (a proposal, a verdict, a comment, a caret) names ids and never positions.

/** One character of the tape: `clock` counts the UTF-16 units that `client` has written, from zero. */
export type CharId = { readonly client: number; readonly clock: number }

/** `length` consecutive characters of one client, from `clock` on; they need not be neighbours in the text. */
export type Range = readonly [client: number, clock: number, length: number]

/** The id of the paragraph's mark, written `client:clock`. */
export type ParagraphId = Brand<'paragraph'>

export function paragraphIdOf(mark: CharId): ParagraphId {
  return `${mark.client}:${mark.clock}` as ParagraphId
}

/** The mark that a paragraph id names, or null if the text is not a paragraph id. */
export function parseParagraphId(text: string): CharId | null {
  const match = /^(\d{1,16}):(\d{1,16})$/.exec(text)
  return match ? { client: Number(match[1]), clock: Number(match[2]) } : null
}

export function isParagraphId(text: string): text is ParagraphId {
  return parseParagraphId(text) !== null
}

export function isSameChar(a: CharId | null, b: CharId | null): boolean {
  return a === b || (!!a && !!b && a.client === b.client && a.clock === b.clock)
}

/** The same characters in as few ranges as the given order allows. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && last[0] === range[0] && last[1] + last[2] === range[1]) {
      merged[merged.length - 1] = [last[0], last[1], last[2] + range[2]]
    } else merged.push(range)
  }
  return merged
}

/** How many characters the ranges name, one that is named twice counting twice. */
export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => sum + range[2], 0)
}

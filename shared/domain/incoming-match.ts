import type { Manuscript, ManuscriptParagraph } from './manuscript.ts'
import { type Paragraph, wordsOf } from './views.ts'

/** A paragraph that stands, with the proposed ones behind it; in the document and in the text. */
export type ManuscriptBlock = readonly ManuscriptParagraph[]
export type TextBlock = readonly Paragraph[]

export type Matched = {
  readonly theirs: ManuscriptBlock
  /** Null where no paragraph of the text is like it. */
  readonly ours: TextBlock | null
}

/** Less alike than this are two paragraphs, not one that was changed. */
const ALIKE = 0.5

/** One that nobody tracked, as in a compilation text, is proposed all the same if the text has it as that: by its id, else word for word. */
export function blocksOfManuscript(
  { paragraphs }: Manuscript,
  markup: readonly Paragraph[],
): readonly ManuscriptBlock[] {
  const proposed = markup.filter(({ proposedBy }) => proposedBy !== null)
  const ids = new Set(proposed.map(({ id }) => id))
  const words = new Set(proposed.map(wordsOf))
  const isKnown = ({ id, pieces }: ManuscriptParagraph) =>
    id === null ? words.has(pieces.map(({ text }) => text).join('')) : ids.has(id)
  return blocksOf(paragraphs, (one) => one.insertedBy === null && !isKnown(one))
}

export function blocksOfText(markup: readonly Paragraph[]): readonly TextBlock[] {
  return blocksOf(markup, ({ proposedBy }) => proposedBy === null)
}

function blocksOf<T>(all: readonly T[], stands: (one: T) => boolean): readonly (readonly T[])[] {
  const blocks: T[][] = []
  for (const one of all) {
    if (stands(one) || blocks.length === 0) blocks.push([one])
    else blocks.at(-1)?.push(one)
  }
  return blocks
}

/**
 * Finds for each block of the document the block of the text that it came from: by the paragraph's id, else the one with the most
 * words in common, the title being the title. No block of the text is taken twice.
 */
export function matchBlocks(
  theirs: readonly ManuscriptBlock[],
  ours: readonly TextBlock[],
): readonly Matched[] {
  const free = new Set(ours)
  const matches = new Map<ManuscriptBlock, TextBlock>()
  const take = (one: ManuscriptBlock, other: TextBlock | undefined): void => {
    if (!other || !free.has(other) || matches.has(one)) return
    matches.set(one, other)
    free.delete(other)
  }
  const byId = new Map(ours.map((block) => [block[0]?.id, block]))
  for (const block of theirs) if (block[0]?.id) take(block, byId.get(block[0].id))
  if (theirs[0]) take(theirs[0], ours[0])
  // Most paragraphs read as they did; only the others are compared with one another.
  const byWords = new Map([...free].reverse().map((block) => [standingWords(block), block]))
  for (const block of theirs) take(block, byWords.get(oldWords(block)))
  for (const [one, other] of alike(
    theirs.filter((block) => !matches.has(block)),
    [...free],
  ))
    take(one, other)
  return theirs.map((block) => ({ theirs: block, ours: matches.get(block) ?? null }))
}

/** Pairs that are alike enough, the most alike first; of equally alike ones the nearest. */
function alike(
  theirs: readonly ManuscriptBlock[],
  ours: readonly TextBlock[],
): readonly (readonly [ManuscriptBlock, TextBlock])[] {
  const words = ours.map((block) => countsOf(standingWords(block)))
  const pairs = theirs.flatMap((one, i) => {
    const counts = countsOf(oldWords(one))
    return ours.flatMap((other, j) => {
      const likeness = likenessOf(counts, words[j] ?? NO_WORDS)
      return likeness >= ALIKE ? [{ one, other, likeness, distance: Math.abs(i - j) }] : []
    })
  })
  return pairs
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)
    .map(({ one, other }) => [one, other] as const)
}

function oldWords(block: ManuscriptBlock): string {
  return block
    .flatMap(({ pieces }) => pieces)
    .map((piece) => (piece.insertedBy ? '' : piece.text))
    .join('')
}

function standingWords(block: TextBlock): string {
  return block.map(({ runs }) => wordsOf({ runs: runs.filter((run) => !run.isPending) })).join('')
}

type Counts = { readonly all: number; readonly of: ReadonlyMap<string, number> }
const NO_WORDS: Counts = { all: 0, of: new Map() }

function countsOf(text: string): Counts {
  const words = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{M}\p{N}]+/gu) ?? []
  const of = new Map<string, number>()
  for (const word of words) of.set(word, (of.get(word) ?? 0) + 1)
  return { all: words.length, of }
}

/** Twice the words in common, of all words of both. */
function likenessOf(one: Counts, other: Counts): number {
  if (one.all === 0 || other.all === 0) return 0
  let common = 0
  for (const [word, count] of one.of) common += Math.min(count, other.of.get(word) ?? 0)
  return (2 * common) / (one.all + other.all)
}

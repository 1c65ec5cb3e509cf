import { SIGN_CHARACTERS, withoutSigns } from '../../shared/domain/signs.ts'
import type { Paragraph, Run } from '../../shared/domain/views.ts'
import { wordsOf } from '../../shared/domain/views.ts'

const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu

/** How many words a paragraph has; Chinese and Japanese are counted by character, as word processors do. */
function countWords(paragraph: string): number {
  let words = 0
  for (const _ of paragraph.matchAll(WORD)) words++
  return words
}

const SIGNS = new RegExp(`[${Object.values(SIGN_CHARACTERS).join('')}]`, 'gu')

/** How long a text is: its words, and its characters with the spaces between them. */
export type Counts = { readonly words: number; readonly characters: number }

/** What is counted and cut out of a paragraph, once for each of its readings. */
type Measured = Counts & {
  readonly text: string
  /** The words by which the paragraph is known: those of the base text, as long as it has any. */
  readonly standing: string
}

const measures = new WeakMap<Paragraph, Measured>()

/** A paragraph's words without signs, and how many they are. */
export function measured(paragraph: Paragraph): Measured {
  const known = measures.get(paragraph)
  if (known) return known
  const text = withoutSigns(wordsOf(paragraph))
  const words = countWords(apart(paragraph).replace(SIGNS, ' '))
  const standing = withoutSigns(wordsOf({ ...paragraph, runs: standingRuns(paragraph) }))
  const fresh = {
    text,
    standing,
    words,
    characters: [...wordsOf(paragraph).replace(SIGNS, '')].length,
  }
  measures.set(paragraph, fresh)
  return fresh
}

function standingRuns({ runs }: Paragraph): readonly Run[] {
  const base = runs.filter(({ isPending }) => !isPending)
  return base.length > 0 ? base : runs
}

/** With a space where struck words stand beside others, or those of two delegations: they are not one word. */
function apart({ runs }: Paragraph): string {
  return runs
    .map((run, at) => {
      const before = runs[at - 1]
      return before && isOther(before, run) ? ` ${run.text}` : run.text
    })
    .join('')
}

function isOther(a: Run, b: Run): boolean {
  if (a.deletedBy.length > 0 !== b.deletedBy.length > 0) return true
  return a.isPending && b.isPending && a.owner !== b.owner
}

/** Counts everything that a view reads, struck words included where it shows them ([W12]). */
export function countsOf(paragraphs: readonly Paragraph[]): Counts {
  let words = 0
  let characters = 0
  for (const paragraph of paragraphs) {
    const counted = measured(paragraph)
    words += counted.words
    characters += counted.characters
  }
  return { words, characters }
}

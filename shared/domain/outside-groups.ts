import { diff } from 'fast-myers-diff'
import { partsOf } from './find-words.ts'

// Paragraphs whose words are laid over each other together: usually one of each document. Where one was split, its words stand in
// several; where some were joined, in one. Without ids that shows only in the words: nearly all of a paragraph that is in no other
// stand, in their order, in the neighbour of the one it was parted from or joined to ([U6]).

/** Indices of neighbouring paragraphs of either document; at most one of both has more than one, and `old` none if all is new. */
export type Group = { readonly old: readonly number[]; readonly new: readonly number[] }

/** So much of a paragraph's words has to be found again, */
const SHARE = 0.75
/** and so many at least: a single word stands in many a paragraph. */
const FEWEST_WORDS = 2

/** Each new paragraph once, in order; `matches` says of which old one it is a wording. */
export function groupParagraphs(
  matches: readonly (number | null)[],
  old: readonly string[],
  texts: readonly string[],
  lang: string,
): readonly Group[] {
  return new Grouping(matches, new Parts(old, lang), new Parts(texts, lang)).groups()
}

/** Words of paragraphs and what stands between them, of those alone that are asked for: to segment a long text takes its time. */
class Parts {
  readonly #texts: readonly string[]
  readonly #lang: string
  readonly #known = new Map<number, readonly string[]>()

  constructor(texts: readonly string[], lang: string) {
    this.#texts = texts
    this.#lang = lang
  }

  has(at: number): boolean {
    return this.#texts[at] !== undefined
  }

  of(at: number): readonly string[] {
    const known = this.#known.get(at) ?? partsOf(this.#texts[at] ?? '', this.#lang)
    this.#known.set(at, known)
    return known
  }
}

class Grouping {
  readonly #old: Parts
  readonly #texts: Parts
  /** Of each new paragraph, the old ones whose words are in it. */
  readonly #sources: number[][]
  /** Old paragraphs that are a source of something. */
  readonly #used: Set<number>

  constructor(matches: readonly (number | null)[], old: Parts, texts: Parts) {
    this.#old = old
    this.#texts = texts
    this.#sources = matches.map((at) => (at === null ? [] : [at]))
    this.#used = new Set(matches.filter((at) => at !== null))
  }

  groups(): readonly Group[] {
    for (const j of this.#sources.keys()) this.#join(j)
    const groups: Group[] = []
    for (let j = 0; j < this.#sources.length; ) {
      const group = this.#split(j)
      groups.push(group)
      j += group.new.length
    }
    return groups
  }

  /** Takes in the old paragraphs on either side that nothing else is a wording of, as long as their words are in it. */
  #join(j: number): void {
    const sources = this.#sources[j] ?? []
    if (sources.length === 0) this.#seed(j, sources)
    for (;;) {
      const [first = -1, last = -1] = [sources[0], sources.at(-1)]
      if (first < 0) return
      if (this.#isIn(last + 1, j, sources)) sources.push(last + 1)
      else if (this.#isIn(first - 1, j, sources)) sources.unshift(first - 1)
      else return
      for (const one of sources) this.#used.add(one)
    }
  }

  /** What is like no single one may have been joined of several: those that follow on the source of what stands before it. */
  #seed(j: number, sources: number[]): void {
    const before = this.#sources.slice(0, j).findLast((one) => one.length > 0)
    const next = (before?.at(-1) ?? -1) + 1
    if (!this.#isIn(next, j, []) || !this.#isIn(next + 1, j, [next])) return
    sources.push(next)
    this.#used.add(next)
  }

  #isIn(i: number, j: number, sources: readonly number[]): boolean {
    if (!this.#old.has(i) || this.#used.has(i)) return false
    const words = this.#old.of(i)
    const text = [this.#texts.of(j)]
    const ordered = [...sources, i].sort((a, b) => a - b)
    const wordsOf = (list: readonly number[]) => list.map((one) => this.#old.of(one))
    const found = keptWords(wordsOf(ordered), text)
    const without = keptWords(wordsOf(sources), text)
    const isOwn = isMostly(words, found[ordered.indexOf(i)])
    return isOwn && isNoChance(sum(found) - sum(without), countOf(words))
  }

  /** The new paragraphs from this one on whose words are all in one old paragraph. */
  #split(j: number): Group {
    const own = this.#sources[j] ?? []
    const parts = [j]
    for (let next = j + 1; next < this.#sources.length; next++) {
      const source = this.#sourceOf(parts, next)
      if (source === null || !this.#isPartOf(source, parts, next)) break
      parts.push(next)
    }
    const source = parts.map((one) => this.#sources[one]?.[0]).find((one) => one !== undefined)
    return { old: parts.length > 1 && source !== undefined ? [source] : own, new: parts }
  }

  /** The one old paragraph that the parts and the next one can be of; null if there is none. */
  #sourceOf(parts: readonly number[], next: number): number | null {
    const sources = [...parts, next].flatMap((one) => this.#sources[one] ?? [])
    return sources.length === 1 ? (sources[0] ?? null) : null
  }

  #isPartOf(source: number, parts: readonly number[], next: number): boolean {
    const words = [this.#old.of(source)]
    const wordsOf = (list: readonly number[]) => list.map((one) => this.#texts.of(one))
    const all = [...parts, next]
    const found = keptWords(wordsOf(all), words)
    // Whichever of them was not taken for a wording of the old paragraph has to bring its words along.
    const isOwn = (this.#sources[next] ?? []).length > 0
    const more = sum(found) - sum(keptWords(wordsOf(isOwn ? [next] : parts), words))
    const added = countOf(wordsOf(isOwn ? parts : [next]).flat())
    const areFound = all.every((one, at) => isMostly(this.#texts.of(one), found[at]))
    return areFound && isNoChance(more, added)
  }
}

/** Whether nearly all words of a paragraph were found. */
function isMostly(words: readonly string[], found = 0): boolean {
  return found >= countOf(words) * SHARE
}

/** Whether so many more words are found with a paragraph of so many words than without it that it is no chance. */
function isNoChance(more: number, words: number): boolean {
  return more >= Math.max(FEWEST_WORDS, words / 2)
}

/** How many words of each of the first texts stand, all in their order, in the others. */
function keptWords(
  from: readonly (readonly string[])[],
  to: readonly (readonly string[])[],
): readonly number[] {
  const gone = new Set<number>()
  for (const [start, end] of diff(from.flat(), to.flat()))
    for (let at = start; at < end; at++) gone.add(at)
  let at = 0
  return from.map((parts) => countOf(parts.filter(() => !gone.has(at++))))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}

const WORD = /[\p{L}\p{N}]/u

function countOf(parts: readonly string[]): number {
  return parts.filter((part) => WORD.test(part)).length
}

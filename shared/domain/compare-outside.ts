import { diff } from 'fast-myers-diff'
import { type ParagraphId, paragraphIdOf } from './char-ids.ts'
import { NOBODY } from './delegations.ts'
import { partsOf } from './find-words.ts'
import { type Group, groupParagraphs } from './outside-groups.ts'
import { matchParagraphs } from './outside-matches.ts'
import type { ParagraphKind } from './segments.ts'
import { SIGN_CHARACTERS, type Sign } from './signs.ts'
import type { Version, VersionParagraph, VersionRun } from './versions.ts'
import { commonEnds } from './word-edges.ts'

// A document from outside has no ids. Here it is given those of a version it is compared with: paragraphs are matched
// by their words, and the words that both have get the same ids ([U6]). This is a guess, and the only one; a comparison
// with such a document says so.

/** A paragraph of a document from outside. */
export type OutsideParagraph = {
  /** Signs are read as `SIGN_CHARACTERS`. */
  readonly text: string
  /** Null where the document does not say: then that of the paragraph whose wording it is. */
  readonly kind: ParagraphKind | null
  readonly level: number
}

/** A version without its links, which no document from outside is held to have. */
export function withoutLinks({ paragraphs }: Version): Version {
  const isLink = ({ sign }: VersionRun) => sign?.kind === 'linkStart' || sign?.kind === 'linkEnd'
  return {
    paragraphs: paragraphs.map((one) => ({
      ...one,
      runs: one.runs.filter((run) => !isLink(run)),
    })),
  }
}

/** The document as if it were another version of `known`; what it has of its own was written by nobody. */
export function asVersion(
  paragraphs: readonly OutsideParagraph[],
  known: Version,
  lang: string,
): Version {
  const old = known.paragraphs.map(textOf)
  const texts = paragraphs.map(({ text }) => text)
  const groups = groupParagraphs(matchParagraphs(old, texts), old, texts, lang)
  const made = new Making(known, lang)
  return { paragraphs: groups.flatMap((group) => made.paragraphs(group, paragraphs)) }
}

/** Makes paragraphs of a version out of those of a document, under the ids of the one it is compared with. */
class Making {
  readonly #known: readonly VersionParagraph[]
  readonly #lang: string
  #clock = 0
  #last = -1
  #since = 0

  constructor({ paragraphs }: Version, lang: string) {
    this.#known = paragraphs
    this.#lang = lang
  }

  /** Those of a group: the first is the old one, or the first of the old ones, whatever else they are. */
  paragraphs(
    { old, new: list }: Group,
    all: readonly OutsideParagraph[],
  ): readonly VersionParagraph[] {
    const sources = old.flatMap((at) => this.#known[at] ?? [])
    const outside = list.flatMap((at) => all[at] ?? [])
    const runs = this.#runs(sources, outside)
    return outside.map((one, i) =>
      this.#paragraph(one, i === 0 ? sources[0] : undefined, sources[0], runs[i] ?? []),
    )
  }

  #paragraph(
    { kind, level }: OutsideParagraph,
    paragraph: VersionParagraph | undefined,
    source: VersionParagraph | undefined,
    runs: readonly VersionRun[],
  ): VersionParagraph {
    // What was split off is of the kind of what it was split from, where the document does not say.
    const shape = kind
      ? { kind, level }
      : { kind: source?.kind ?? 'plain', level: source?.level ?? 0 }
    const id = paragraph?.id ?? outsideId(this.#fresh(1).clock)
    const number = paragraph?.number ?? ''
    return { id, ...shape, number, tapeAt: this.#rank(paragraph), placedBy: '', runs }
  }

  /** The words of the paragraphs of a group, together: under the old ids where the old wording has them. */
  #runs(
    sources: readonly VersionParagraph[],
    outside: readonly OutsideParagraph[],
  ): readonly (readonly VersionRun[])[] {
    const old = sources.map(textOf)
    const [only] = outside
    const text = only && outside.length === 1 ? withEdgesOf(old.join(''), only.text) : null
    const runs = sources.flatMap((one) => one.runs)
    if (text !== null && text === old.join('')) return [runs]
    const texts = text === null ? outside.map((one) => one.text.trim()) : [text]
    const laid = new Laying(old, runs, texts, {
      lang: this.#lang,
      fresh: (length) => this.#fresh(length),
    })
    return laid.runs()
  }

  #fresh(length: number): { readonly client: number; readonly clock: number } {
    const id = { client: OUTSIDE_CLIENT, clock: this.#clock }
    this.#clock += length
    return id
  }

  /** Where it stands on a tape that both have: where the old one does, or else behind the one before. */
  #rank(paragraph: VersionParagraph | undefined): number {
    if (paragraph) {
      this.#last = paragraph.tapeAt
      this.#since = 0
      return this.#last
    }
    this.#since++
    return this.#last + 1 - 1 / (this.#since + 1)
  }
}

/** No lease ever has this id. */
const OUTSIDE_CLIENT = 0

function outsideId(clock: number): ParagraphId {
  return paragraphIdOf({ client: OUTSIDE_CLIENT, clock })
}

function textOf({ runs }: VersionParagraph): string {
  return runs.map(({ text }) => text).join('')
}

const SIGNS = /([\ue000-\ue001])/u
const NOTE_SIGNS: Readonly<Record<string, Sign>> = {
  [SIGN_CHARACTERS.noteStart]: { kind: 'noteStart' },
  [SIGN_CHARACTERS.noteEnd]: { kind: 'noteEnd' },
}

/** White space at the ends of a paragraph is lost in many a document, and means nothing. */
function withEdgesOf(old: string, text: string): string {
  const start = /^\s*/u.exec(old)?.[0] ?? ''
  const end = old.trim() === '' ? '' : (/\s*$/u.exec(old)?.[0] ?? '')
  return start + text.trim() + end
}

type Fresh = (length: number) => { readonly client: number; readonly clock: number }

/** Old words laid over new ones, which may be parted otherwise into paragraphs. */
class Laying {
  readonly #from: readonly string[]
  readonly #old: readonly VersionRun[]
  readonly #fresh: Fresh
  readonly #to: readonly string[]
  /** Behind how many parts each new paragraph ends. */
  readonly #ends: readonly number[]
  readonly #made: VersionRun[][]
  #place = 0
  #count = 0
  #offset = 0

  constructor(
    old: readonly string[],
    runs: readonly VersionRun[],
    texts: readonly string[],
    { lang, fresh }: { readonly lang: string; readonly fresh: Fresh },
  ) {
    const [from, parts] = partsOfBoth(old, texts, lang)
    this.#from = from
    this.#to = parts.flat()
    this.#old = runs
    this.#fresh = fresh
    let end = 0
    this.#ends = parts.map(({ length }) => (end += length))
    this.#made = texts.map(() => [])
  }

  runs(): readonly (readonly VersionRun[])[] {
    let at = 0
    for (const [start, end, newStart, newEnd] of diff([...this.#from], [...this.#to])) {
      for (; at < start; at++) this.#keep(this.#from[at] ?? '')
      for (const words of this.#to.slice(newStart, newEnd)) this.#add(words)
      for (; at < end; at++) this.#offset += (this.#from[at] ?? '').length
    }
    for (; at < this.#from.length; at++) this.#keep(this.#from[at] ?? '')
    return this.#made
  }

  #keep(words: string): void {
    this.#open().push(...cutRuns(this.#old, this.#offset, this.#offset + words.length))
    this.#offset += words.length
  }

  #add(words: string): void {
    const made = this.#open()
    for (const text of words.split(SIGNS)) {
      if (text === '') continue
      const sign = NOTE_SIGNS[text] ?? null
      made.push({ ...this.#fresh(text.length), text, owner: NOBODY, emphasis: [], sign })
    }
  }

  /** The paragraph to which the next part belongs. */
  #open(): VersionRun[] {
    while (this.#count >= (this.#ends[this.#place] ?? Number.POSITIVE_INFINITY)) this.#place++
    this.#count++
    return this.#made[this.#place] ?? []
  }
}

/** The parts of both; what a paragraph and its one wording begin and end with alike is one part, for no word is to be found in it. */
function partsOfBoth(
  old: readonly string[],
  texts: readonly string[],
  lang: string,
): readonly [from: readonly string[], to: readonly (readonly string[])[]] {
  const [before = '', after = ''] = [...old.slice(0, 1), ...texts.slice(0, 1)]
  if (old.length !== 1 || texts.length !== 1)
    return [old.flatMap((text) => partsOf(text, lang)), texts.map((text) => partsOf(text, lang))]
  const { start, end } = commonEnds(before, after)
  const parts = (text: string): string[] =>
    [
      text.slice(0, start),
      ...partsOf(text.slice(start, text.length - end), lang),
      text.slice(text.length - end),
    ].filter((part) => part !== '')
  return [parts(before), [parts(after)]]
}

function cutRuns(runs: readonly VersionRun[], from: number, to: number): VersionRun[] {
  const cut: VersionRun[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(0, from - at)
    const end = Math.min(run.text.length, to - at)
    if (start < end)
      cut.push({ ...run, clock: run.clock + start, text: run.text.slice(start, end) })
    at += run.text.length
  }
  return cut
}

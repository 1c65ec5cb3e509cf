import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { LadderState } from '../../shared/domain/ladder.ts'
import { numberParagraphs, type RevisionNumbers } from '../../shared/domain/numbers.ts'
import { isOpen, type Proposal } from '../../shared/domain/proposals.ts'
import type { ParagraphKind } from '../../shared/domain/segments.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { readLinks } from '../../shared/ydoc/coverage.ts'
import { readLadders } from '../../shared/ydoc/ladder.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { TextReader } from '../../shared/ydoc/text-reader.ts'
import { type Counts, countsOf, measured } from './counts.ts'
import { cutAtWord, LONGEST_OPENING, sharedOpening } from './shared-opening.ts'

/** A paragraph as the list beside the page shows it. */
export type OutlineEntry = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly number: string
  /** Its first words as they read in the mark-up, without the formula with which most paragraphs begin. */
  readonly opening: string
  /** Delegations with an open proposal in it, in the order of the text. */
  readonly proposers: readonly DelegationCode[]
  readonly openProposals: number
  /** Whose proposal the paragraph itself is; null if it is base text. */
  readonly proposedBy: DelegationCode | null
  readonly isRemoved: boolean
}

/** Everything the panels know of the text, derived from it in one go. */
export type Reading = {
  readonly markup: readonly Paragraph[]
  readonly base: readonly Paragraph[]
  readonly proposals: readonly Proposal[]
  readonly outline: readonly OutlineEntry[]
  readonly numbers: ReadonlyMap<ParagraphId, string>
  /** How far paragraphs have come ([Q6]); those that are not there are at the foot of the ladder. */
  readonly ladders: ReadonlyMap<ParagraphId, LadderState>
  /** What paragraphs answer of the concept note ([Z7]). */
  readonly links: ReadonlyMap<ParagraphId, readonly string[]>
  readonly counts: { readonly markup: Counts; readonly base: Counts }
}

const NO_COUNTS: Counts = { words: 0, characters: 0 }

export const NO_READING: Reading = {
  markup: [],
  base: [],
  proposals: [],
  outline: [],
  numbers: new Map(),
  ladders: new Map(),
  links: new Map(),
  counts: { markup: NO_COUNTS, base: NO_COUNTS },
}

const OPENING_LENGTH = 90

/** Reads a text whenever it is asked, each time only what has changed since. */
export class TextReadings {
  readonly #ledger: Ledger
  readonly #reader: TextReader
  readonly #opening = new SharedOpening()
  #last = NO_READING

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#reader = new TextReader(ledger)
  }

  /** What reads as before is the same object, so that a panel with five hundred cards draws only those that changed. */
  read(revision?: RevisionNumbers): Reading {
    const { markup, base, proposals } = this.#reader.read()
    const last = this.#last
    const numbers = numberParagraphs(markup, revision)
    const kept = isSameMap(last.numbers, numbers) ? last.numbers : numbers
    const outline = outlineOf(markup, kept, proposals, this.#opening)
    const next: Reading = {
      markup: isSameList(last.markup, markup) ? last.markup : markup,
      base: isSameList(last.base, base) ? last.base : base,
      proposals: isSameList(last.proposals, proposals) ? last.proposals : proposals,
      outline: keepSame(last.outline, outline),
      numbers: kept,
      ladders: asBefore(last.ladders, readLadders(this.#ledger.doc)),
      links: asBefore(last.links, readLinks(this.#ledger.doc)),
      counts: { markup: countsOf(markup), base: countsOf(base) },
    }
    if (!isSameReading(last, next)) this.#last = next
    return this.#last
  }

  destroy(): void {
    this.#reader.destroy()
  }
}

/** What the pen says of paragraphs is little, and changes seldom. */
function asBefore<Said>(
  last: ReadonlyMap<ParagraphId, Said>,
  next: ReadonlyMap<ParagraphId, Said>,
): ReadonlyMap<ParagraphId, Said> {
  return JSON.stringify([...last]) === JSON.stringify([...next]) ? last : next
}

function isSameReading(a: Reading, b: Reading): boolean {
  const isSameText = a.markup === b.markup && a.base === b.base
  const isSameWording = isSameText && a.proposals === b.proposals && a.outline === b.outline
  // Of one text the counts are the same.
  const isSameSaid = a.ladders === b.ladders && a.links === b.links
  return isSameWording && a.numbers === b.numbers && isSameSaid
}

/** The formula of all paragraphs, looked for again when one of them begins otherwise. */
class SharedOpening {
  #openings: readonly string[] = []
  #shared = ''

  of(paragraphs: readonly Paragraph[]): string {
    const openings = paragraphs
      .filter(({ kind }) => kind !== 'title')
      .map((paragraph) => measured(paragraph).standing.slice(0, LONGEST_OPENING))
    if (!isSameList(this.#openings, openings)) {
      this.#openings = openings
      this.#shared = sharedOpening(openings)
    }
    return this.#shared
  }
}

function outlineOf(
  paragraphs: readonly Paragraph[],
  numbers: ReadonlyMap<ParagraphId, string>,
  proposals: readonly Proposal[],
  opening: SharedOpening,
): OutlineEntry[] {
  const open = new Map<ParagraphId, DelegationCode[]>()
  for (const proposal of proposals) {
    if (!proposal.paragraph || !isOpen(proposal)) continue
    const known = open.get(proposal.paragraph)
    if (known) known.push(proposal.delegation)
    else open.set(proposal.paragraph, [proposal.delegation])
  }
  const shared = opening.of(paragraphs)
  return paragraphs.map((paragraph) => {
    const { id, kind, proposedBy, isRemoved } = paragraph
    const proposers = open.get(id) ?? []
    return {
      id,
      kind,
      number: numbers.get(id) ?? '',
      opening: openingOf(measured(paragraph).standing, shared),
      proposers: [...new Set(proposers)],
      openProposals: proposers.length,
      proposedBy,
      isRemoved,
    }
  })
}

function openingOf(words: string, shared: string): string {
  const own = (words.startsWith(shared) ? words.slice(shared.length) : words).trim()
  if (own.length <= OPENING_LENGTH) return own
  const start = own.slice(0, OPENING_LENGTH)
  return `${(cutAtWord(start) || start).trimEnd()}…`
}

function keepSame(
  last: readonly OutlineEntry[],
  next: readonly OutlineEntry[],
): readonly OutlineEntry[] {
  const known = new Map(last.map((one) => [one.id, one]))
  const kept = next.map((one) => {
    const old = known.get(one.id)
    return old && isSameEntry(old, one) ? old : one
  })
  return isSameList(last, kept) ? last : kept
}

function isSameEntry(a: OutlineEntry, b: OutlineEntry): boolean {
  return (
    a.kind === b.kind &&
    a.number === b.number &&
    a.opening === b.opening &&
    a.openProposals === b.openProposals &&
    a.proposedBy === b.proposedBy &&
    a.isRemoved === b.isRemoved &&
    isSameList(a.proposers, b.proposers)
  )
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}

function isSameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of b) if (a.get(key) !== value) return false
  return true
}

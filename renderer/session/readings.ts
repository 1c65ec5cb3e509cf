import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { deriveProposals } from '../../shared/domain/derive-proposals.ts'
import { numberParagraphs, type RevisionNumbers } from '../../shared/domain/numbers.ts'
import { isOpen, type Proposal } from '../../shared/domain/proposals.ts'
import type { ParagraphKind } from '../../shared/domain/segments.ts'
import { withoutSigns } from '../../shared/domain/signs.ts'
import { type Paragraph, viewOf, wordsOf } from '../../shared/domain/views.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readRecords, readStatements } from '../../shared/ydoc/read-text.ts'
import { readTape } from '../../shared/ydoc/tape.ts'
import { countWords } from './count-words.ts'
import { sharedOpening } from './shared-opening.ts'

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
  readonly proposals: readonly Proposal[]
  readonly outline: readonly OutlineEntry[]
  readonly numbers: ReadonlyMap<ParagraphId, string>
  /** Words of the base text. */
  readonly words: number
}

export const NO_READING: Reading = { proposals: [], outline: [], numbers: new Map(), words: 0 }

const OPENING_LENGTH = 90

/**
 * Reads the text. What reads as it did in `last` stays the same object, so that a panel with five hundred
 * cards draws again only those that changed.
 */
export function readText(ledger: Ledger, last: Reading, revision?: RevisionNumbers): Reading {
  const tape = readTape(ledger)
  const statements = readStatements(ledger.doc)
  const paragraphs = viewOf(tape, statements, { kind: 'markup' })
  const base = viewOf(tape, statements, { kind: 'base' })
  const proposals = deriveProposals(tape, readRecords(ledger.doc))
  const numbers = numberParagraphs(paragraphs, revision)
  const outline = outlineOf(paragraphs, numbers, proposals)
  return {
    proposals: keepSame(last.proposals, proposals, ({ delegation, key }) => `${delegation}/${key}`),
    outline: keepSame(last.outline, outline, ({ id }) => id),
    numbers: isSameMap(last.numbers, numbers) ? last.numbers : numbers,
    words: base.reduce((sum, paragraph) => sum + countWords(withoutSigns(wordsOf(paragraph))), 0),
  }
}

function outlineOf(
  paragraphs: readonly Paragraph[],
  numbers: ReadonlyMap<ParagraphId, string>,
  proposals: readonly Proposal[],
): OutlineEntry[] {
  const open = new Map<ParagraphId, DelegationCode[]>()
  for (const proposal of proposals) {
    if (!proposal.paragraph || !isOpen(proposal)) continue
    const known = open.get(proposal.paragraph)
    if (known) known.push(proposal.delegation)
    else open.set(proposal.paragraph, [proposal.delegation])
  }
  const words = paragraphs.map((one) => withoutSigns(wordsOf(one)))
  const shared = sharedOpening(words.filter((_, at) => paragraphs[at]?.kind !== 'title'))
  return paragraphs.map((paragraph, at) => {
    const { id, kind, proposedBy, isRemoved } = paragraph
    const proposers = open.get(id) ?? []
    return {
      id,
      kind,
      number: numbers.get(id) ?? '',
      opening: openingOf(words[at] ?? '', shared),
      proposers: [...new Set(proposers)],
      openProposals: proposers.length,
      proposedBy,
      isRemoved,
    }
  })
}

function openingOf(words: string, shared: string): string {
  const own = words.startsWith(shared) ? words.slice(shared.length) : words
  return own.trim().slice(0, OPENING_LENGTH)
}

function keepSame<T>(
  last: readonly T[],
  next: readonly T[],
  nameOf: (one: T) => string,
): readonly T[] {
  const known = new Map(last.map((one) => [nameOf(one), one]))
  const kept = next.map((one) => {
    const old = known.get(nameOf(one))
    return old && isSame(old, one) ? old : one
  })
  const isUnchanged = kept.length === last.length && kept.every((one, at) => one === last[at])
  return isUnchanged ? last : kept
}

// Both are plain data of one shape; comparing is several times quicker than writing both out.
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
}

function isSameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of b) if (a.get(key) !== value) return false
  return true
}

import type { ParagraphId, Range } from '../../../domain/char-ids.ts'
import { type Comment, threadsIn } from '../../../domain/comments.ts'
import { positionsIn, standingOf } from '../../../domain/positions.ts'
import { isOpen, type Proposal, proposalName } from '../../../domain/proposals.ts'
import { withoutSigns } from '../../../domain/signs.ts'
import type { ExportSource } from '../../export-source.ts'
import { remarkWordsFor } from './remark-words.ts'

// What stands beside the words: the threads of comments; and, for what a word processor cannot track (a link, words to be
// retained, a wording still to come), a comment that says it.

export type Remark = {
  readonly author: string
  readonly at: number | null
  readonly text: string
  readonly paragraph: ParagraphId
  /** The characters that it is about; empty for the whole paragraph. */
  readonly ranges: readonly Range[]
  readonly isResolved: boolean
  readonly replies: readonly Pick<Remark, 'author' | 'at' | 'text'>[]
}

/** The remarks of a text in which all members read the same; positions only if they are wanted. */
export function remarksIn(source: ExportSource, withPositions: boolean): readonly Remark[] {
  return [
    ...threadsOf(source),
    ...source.proposals.filter(isOpen).flatMap((one) => remarkOn(one, source.lang)),
    ...secondDeletions(source),
    ...(withPositions ? positionsOf(source) : []),
  ]
}

function threadsOf({ records }: ExportSource): readonly Remark[] {
  return threadsIn(records, 'all').map(({ root, replies, paragraph, ranges, isResolved }) => ({
    ...saidBy(root),
    paragraph,
    ranges,
    isResolved,
    replies: replies.map(saidBy),
  }))
}

function saidBy({ delegation, statedAt, words }: Comment) {
  return { author: delegation, at: statedAt, text: words }
}

/** A proposal that is no change of characters, kinds or places; or what goes with one that is. */
function remarkOn(proposal: Proposal, lang: string): readonly Remark[] {
  const { paragraph, delegation, statedAt, subject, deleted, inserted } = proposal
  const text = wordsOn(proposal, lang)
  if (paragraph === null || text === '') return []
  const about = [subject, deleted, inserted].find(({ ranges }) => ranges.length > 0)
  const ranges = about?.ranges ?? []
  const said = { author: delegation, at: statedAt, text }
  return [{ ...said, paragraph, ranges, isResolved: false, replies: [] }]
}

function wordsOn({ kind, note, change, subject, source, stands }: Proposal, lang: string): string {
  const words = remarkWordsFor(lang)
  const about = withoutSigns(subject.text)
  const said = {
    retain: () => [words.retain, note],
    concept: () => [words.concept(note)],
    link: () => [
      change?.kind === 'link' && change.href !== ''
        ? words.link(about, change.href)
        : words.unlink(about),
    ],
  }
  const own = kind === 'retain' || kind === 'concept' || kind === 'link' ? said[kind]() : []
  const with_ = stands.sponsors.length > 0 ? [words.sponsors(stands.sponsors)] : []
  const from = source === '' ? [] : [words.source(source)]
  return [...own, ...from, ...with_].filter((one) => one !== '').join(' ')
}

/** What one delegation deletes, another cannot delete again in a word processor. */
function secondDeletions({ markup, proposals, lang }: ExportSource): readonly Remark[] {
  const remarks = new Map<string, Remark & { readonly ranges: Range[] }>()
  for (const { id, runs } of markup) {
    for (const { client, clock, text, deletedBy } of runs) {
      for (const ref of deletedBy.slice(1)) {
        const name = proposalName(ref)
        const known = remarks.get(name)
        const at = proposals.find((one) => proposalName(one) === name)?.statedAt ?? null
        const said = { author: ref.delegation, at, text: remarkWordsFor(lang).alsoDeleted }
        const fresh = { ...said, paragraph: id, ranges: [], isResolved: false, replies: [] }
        const remark = known ?? fresh
        remark.ranges.push([client, clock, text.length])
        remarks.set(name, remark)
      }
    }
  }
  return [...remarks.values()]
}

function positionsOf({ records, lang }: ExportSource): readonly Remark[] {
  const words = remarkWordsFor(lang)
  const standing = standingOf(positionsIn(records, 'all'))
  return [...standing.values()].flatMap((stands) =>
    [...stands.values()].map((position): Remark => {
      const { delegation, stand, note, redLine, condition, paragraph, statedAt } = position
      const said = [words.stands[stand], note, redLine, condition].filter((one) => one !== '')
      const text = words.said(said)
      const author = position.attested?.by ?? delegation
      const full = position.attested ? `${delegation}: ${text}` : text
      const about = { paragraph, ranges: [], isResolved: false, replies: [] }
      return { author, at: statedAt, text: full, ...about }
    }),
  )
}

import type { Leftover } from '../domain/adoption.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import { threadsIn } from '../domain/comments.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { positionsIn, standingOf } from '../domain/positions.ts'
import type { Proposal, RecordEntry } from '../domain/proposals.ts'
import type { Paragraph } from '../domain/views.ts'
import { listingIn, type Saying } from './describe-proposal.ts'
import { type ExportSource, textOf } from './export-source.ts'

// What is not as it should be in a text that is to be adopted ([X5]): marks of a negotiation that is not over.

const BRACKETS = /[[［【][^\]］】]*[\]］】]/gu
const PLACEHOLDER = /\bX{2,}\b|\bTB[CD]\b|_{3,}|\?{2,}|待定/gu
/** Square brackets around nothing are a gap that somebody meant to fill. */
const GAP = /^[[［【][\s….]*[\]］】]$/u
const LINE = 80

type Looked = Pick<ExportSource, 'base' | 'markup' | 'proposals' | 'records'>
/** With what it asks for, if it is a proposal. */
export type ToldLeftover = Leftover & { readonly asks: Saying | null }

/** Everything left over, in the order of the text; what is about no paragraph of it comes last. */
export function leftoversOf(source: Looked): readonly Leftover[] {
  return toldLeftovers(source, new Map()).map(({ asks: _, ...leftover }) => leftover)
}

/** The same for who is to read it, by the numbers of its paragraphs. */
export function toldLeftovers(
  source: Looked,
  numbers: ReadonlyMap<ParagraphId, string>,
): readonly ToldLeftover[] {
  const asked = listingIn(source.markup, numbers)
  const open = source.proposals.filter(isOpen)
  const mute = (leftover: Leftover): ToldLeftover => ({ ...leftover, asks: null })
  const all = [
    ...source.base.flatMap(inWords).map(mute),
    ...open.map((one) => ({ ...ofProposal(one), asks: asked(one) })),
    ...[...threadsLeft(source.records), ...positionsLeft(source.records)].map(mute),
  ]
  const places = new Map(source.markup.map(({ id }, place) => [id, place]))
  const placeOf = ({ paragraph }: Leftover) =>
    (paragraph && places.get(paragraph)) ?? Number.POSITIVE_INFINITY
  // Infinity less itself is no number, and no difference either.
  return all.sort((a, b) => placeOf(a) - placeOf(b) || 0)
}

function inWords(paragraph: Paragraph): readonly Leftover[] {
  const text = textOf(paragraph)
  const here = (kind: Leftover['kind'], words: string): Leftover => {
    return { kind, paragraph: paragraph.id, delegation: null, words: line(words) }
  }
  if (text.trim() === '') return paragraph.kind === 'title' ? [] : [here('emptyParagraph', '')]
  const brackets = [...text.matchAll(BRACKETS)].map(([words]) => {
    return here(GAP.test(words) ? 'placeholder' : 'bracket', words)
  })
  const gaps = [...text.matchAll(PLACEHOLDER)].map(([words]) => here('placeholder', words))
  return [...brackets, ...gaps]
}

function isOpen({ state }: Proposal): boolean {
  return state === 'open' || state === 'partly incorporated'
}

function ofProposal({ delegation, paragraph, inserted, deleted }: Proposal): Leftover {
  return { kind: 'proposal', paragraph, delegation, words: line(inserted.text || deleted.text) }
}

/** Threads that nobody has settled. */
function threadsLeft(records: readonly RecordEntry[]): readonly Leftover[] {
  return threadsIn(records, 'all')
    .filter(({ isResolved }) => !isResolved)
    .map(({ root, paragraph }) => said('comment', root.delegation, paragraph, root.words))
}

/** Positions that stand against consensus, of each delegation the one that counts. */
function positionsLeft(records: readonly RecordEntry[]): readonly Leftover[] {
  const standing = standingOf(positionsIn(records, 'all'))
  const all = [...standing.values()].flatMap((here) => [...here.values()])
  return all
    .filter(({ stand }) => stand === 'reserve' || stand === 'oppose')
    .map(({ delegation, paragraph, stand, note }) =>
      said('position', delegation, paragraph, note || stand),
    )
}

function said(
  kind: Leftover['kind'],
  delegation: DelegationCode,
  paragraph: ParagraphId,
  words: string,
): Leftover {
  return { kind, paragraph, delegation, words: line(words) }
}

/** Cut between characters, never within one. */
function line(words: string): string {
  const all = [...words.trim()]
  return all.length <= LINE ? all.join('') : `${all.slice(0, LINE - 1).join('')}…`
}

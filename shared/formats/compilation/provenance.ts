import type { Proposal } from '../../domain/proposals.ts'
import type { Paragraph } from '../../domain/views.ts'
import type { ExportSource } from '../export-source.ts'
import { rungOf } from '../rung-of.ts'
import type { About } from './pieces.ts'

// Where the words of a compilation come from: a table with a row for the base text of each paragraph and one for each proposal about
// it, whatever became of it. It names words by what they are and never repeats them, so that each stands in the compilation once.

export type Provenance = {
  readonly heading: string
  readonly columns: readonly [string, string, string, string]
  /** Paragraph, contributors, source, verdict. */
  readonly rows: readonly (readonly [string, string, string, string])[]
}

/** The table of a negotiation; without attribution the contributors are left out of it, and so is who opposes what. */
export function provenanceOf(source: ExportSource, about: About): Provenance {
  const { say } = about
  const shown = new Set(source.markup.map(({ id }) => id))
  const gone = source.proposals.filter(({ paragraph }) => !paragraph || !shown.has(paragraph))
  return {
    heading: say('provenance'),
    columns: [say('paragraph'), say('contributors'), say('source'), say('verdict')],
    rows: [
      ...source.markup.flatMap((paragraph) => rowsOf(paragraph, source, about)),
      ...gone.map((proposal) => proposalRow(say('withdrawnParagraph'), proposal, about)),
    ],
  }
}

type Row = Provenance['rows'][number]

function rowsOf(paragraph: Paragraph, source: ExportSource, about: About): readonly Row[] {
  const { say, numbers } = about
  const number =
    numbers.get(paragraph.id) || (paragraph.kind === 'title' ? say('titleParagraph') : '¶')
  const proposals = source.proposals.filter((one) => one.paragraph === paragraph.id)
  const base = paragraph.proposedBy === null ? [baseRow(number, paragraph, source, about)] : []
  return [...base, ...proposals.map((proposal) => proposalRow(number, proposal, about))]
}

function baseRow(number: string, paragraph: Paragraph, source: ExportSource, about: About): Row {
  const { say } = about
  const { revisions } = source.dossier
  const owners = paragraph.runs.flatMap(({ isPending, owner }) => (isPending ? [] : [owner]))
  const first = revisions.find(({ numbers }) => numbers[paragraph.id] !== undefined)
  const from = first?.name ?? say('notCirculated')
  return [
    number,
    named([...new Set(owners)], say('baseText'), about),
    from,
    rungOf(paragraph.id, source, about),
  ]
}

function proposalRow(number: string, proposal: Proposal, about: About): Row {
  const { say, isAttributed } = about
  const { delegation, stands, kind, source, state } = proposal
  const verdict = say(`state_${state}`)
  const isOpposed = isAttributed && stands.opposing.length > 0
  return [
    number,
    named([delegation, ...stands.sponsors], say(`is_${kind}`), about),
    source || say('nobody'),
    isOpposed ? say('verdictOpposed', { verdict, names: stands.opposing.join(', ') }) : verdict,
  ]
}

function named(codes: readonly string[], what: string, { say, isAttributed }: About): string {
  return isAttributed && codes.length > 0 ? say('by', { names: codes.join(', '), what }) : what
}

import { bracketsIn, countBrackets } from '../../../shared/domain/brackets.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { type Contested, rankContested } from '../../../shared/domain/consensus.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Position } from '../../../shared/domain/positions.ts'
import type { Proposal } from '../../../shared/domain/proposals.ts'
import type { Revision } from '../../../shared/domain/revisions.ts'
import { whatIf } from '../../../shared/ydoc/what-if.ts'
import type { BracketCount } from '../../panels/chair/bracket-chart.tsx'
import type { Condition } from '../../panels/chair/package-list.tsx'
import type { Preview } from '../../panels/chair/would-read.tsx'
import type { LiveText } from '../../session/live-text.ts'
import type { Reading } from '../../session/readings.ts'
import type { PositionsReading } from '../../session/remarks-board.ts'

type Standing = PositionsReading['standing']

/** The contested paragraphs of a text, as far as one may read who stands where ([Z3]). */
export function contestedIn(
  { outline, base, ladders }: Reading,
  standing: Standing,
  members: readonly DelegationCode[],
): readonly Contested[] {
  const brackets = new Map(base.map((paragraph) => [paragraph.id, bracketsIn(paragraph)]))
  return rankContested(
    outline
      .filter(({ kind, isRemoved }) => kind !== 'title' && !isRemoved)
      .map(({ id, openProposals }) => ({
        paragraph: id,
        rung: ladders.get(id)?.rung ?? 'open',
        stands: standing.get(id) ?? new Map(),
        members,
        openProposals,
        brackets: brackets.get(id) ?? 0,
      })),
  )
}

/** Under what condition delegations stand where they do ([Z4]), in the order of the text, and of the delegations' codes. */
export function conditionsIn(
  order: readonly ParagraphId[],
  positions: readonly Pick<Position, 'paragraph' | 'delegation' | 'condition'>[],
): readonly Condition[] {
  const placeOf = new Map(order.map((id, place) => [id, place]))
  const place = ({ paragraph }: Condition): number => placeOf.get(paragraph) ?? order.length
  return positions
    .filter(({ condition, paragraph }) => condition !== '' && placeOf.has(paragraph))
    .map(({ paragraph, delegation, condition }): Condition => {
      return { paragraph, delegation, words: condition }
    })
    .toSorted((a, b) => place(a) - place(b) || a.delegation.localeCompare(b.delegation, 'en'))
}

/** How many places were in brackets when each revision was circulated, and are now ([Z5]). */
export function bracketCounts(
  revisions: readonly Revision[],
  { base, proposals }: Pick<Reading, 'base' | 'proposals'>,
  now: string,
): readonly BracketCount[] {
  const counted = revisions.flatMap(({ name, brackets }) =>
    brackets === undefined ? [] : [{ name, brackets }],
  )
  return [...counted, { name: now, brackets: countBrackets(base, proposals) }]
}

type Trial = {
  readonly text: LiveText
  readonly reading: Reading
  readonly standing: Standing
  readonly members: readonly DelegationCode[]
  readonly pen: DelegationCode
  readonly proposal: Proposal
}

/** What would become of the text and of what was said of it ([Z6]); null if the proposal is not as it was shown. */
export function previewOf({
  text,
  reading,
  standing,
  members,
  pen,
  proposal,
}: Trial): readonly Preview[] | null {
  const tried = whatIf(text.ledger, pen, proposal)
  if (!tried.ok) return null
  return tried.value.map(({ id, before, after }) => {
    // What was said of a paragraph that is only proposed is bound to the words in which it would come in.
    const said = before === null ? undefined : standing.get(id)
    const outdated = members.filter((member) => {
      const position = said?.get(member)
      return position !== undefined && position.wording !== null && !position.isBefore
    })
    const number = reading.numbers.get(id) ?? ''
    return { key: id, number, before, after, outdated }
  })
}

import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { Rung } from './ladder.ts'
import type { Position } from './positions.ts'
import type { Stand } from './records.ts'

// How far each paragraph is from consensus ([Z1]-[Z3]): a measure that says what to talk about next, and with whom. It is
// no vote and settles nothing; it is derived from what one may read, and never stored.

/** What the measure needs to know of a position. */
export type Standpoint = Pick<Position, 'stand'> & { readonly isBefore: boolean }

/** What a paragraph offers to the measure. */
export type Contest = {
  readonly stands: ReadonlyMap<DelegationCode, Standpoint>
  readonly members: readonly DelegationCode[]
  /** Open proposals in the paragraph, and square brackets in its base text. */
  readonly openProposals: number
  readonly brackets: number
}

/** Steps from a stand to one that lets the text pass ([Z1]). */
const STEPS: { readonly [S in Stand]: number } = {
  oppose: 6,
  reserve: 3,
  awaiting: 2,
  none: 1,
  flexible: 0,
  agree: 0,
}

/** How far a member is from letting the present wording pass; a word on another wording has to be said again ([Q2]). */
function stepsOf(standpoint: Standpoint | undefined): number {
  const steps = STEPS[standpoint?.stand ?? 'none']
  return standpoint?.isBefore ? Math.max(steps, STEPS.none) : steps
}

/** How far a paragraph is from consensus: 0 if nothing stands in its way, more the further it is ([Z1]). */
export function distanceOf({ stands, members, openProposals, brackets }: Contest): number {
  const steps = members.map((member) => stepsOf(stands.get(member)))
  return steps.reduce((sum, each) => sum + each, openProposals + brackets)
}

/** Who has to move, and whose word on the present wording is missing; both in the order of the members ([Z2]). */
export type Movers = {
  readonly opposing: readonly DelegationCode[]
  readonly reserving: readonly DelegationCode[]
  /** Await instructions. */
  readonly awaiting: readonly DelegationCode[]
  /** Have said nothing, or nothing against it but on another wording. */
  readonly unsaid: readonly DelegationCode[]
}

export function moversIn({ stands, members }: Pick<Contest, 'stands' | 'members'>): Movers {
  const standOf = (member: DelegationCode): Stand => stands.get(member)?.stand ?? 'none'
  const at = (stand: Stand) => members.filter((member) => standOf(member) === stand)
  return {
    opposing: at('oppose'),
    reserving: at('reserve'),
    awaiting: at('awaiting'),
    unsaid: members.filter((member) => {
      const isContrary = ['oppose', 'reserve', 'awaiting'].includes(standOf(member))
      return !isContrary && stepsOf(stands.get(member)) > 0
    }),
  }
}

/** One paragraph, how far it has come, and what speaks against it. */
export type Candidate = Contest & { readonly paragraph: ParagraphId; readonly rung: Rung }

export type Contested = {
  readonly paragraph: ParagraphId
  readonly distance: number
  readonly movers: Movers
  readonly openProposals: number
  readonly brackets: number
}

/**
 * Paragraphs that are not settled and about which somebody has said something, the furthest from consensus first; of one
 * distance, in the order in which they are given ([Z3]).
 */
export function rankContested(candidates: readonly Candidate[]): readonly Contested[] {
  return candidates
    .filter(isInPlay)
    .map((candidate) => ({
      paragraph: candidate.paragraph,
      distance: distanceOf(candidate),
      movers: moversIn(candidate),
      openProposals: candidate.openProposals,
      brackets: candidate.brackets,
    }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => b.distance - a.distance)
}

/** What is agreed or closed is behind the room; a paragraph that nobody has touched yet is before it. */
function isInPlay({ rung, stands, openProposals, brackets }: Candidate): boolean {
  if (rung === 'agreed' || rung === 'closed') return false
  return stands.size > 0 || openProposals > 0 || brackets > 0
}

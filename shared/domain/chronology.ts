import type { Adoption, ChosenType, IssuedAs, StanceKind } from './adoption.ts'
import type { Closing } from './closing.ts'
import type { DelegationCode } from './delegations.ts'
import type { Revision } from './revisions.ts'
import type { Round } from './silence.ts'

// What the dossier tells of the way from a draft to a document, in the order of time ([K15]). All times are milliseconds
// since 1970 by the relay's clock; nothing is in it that not every member may read.

export type Milestone = { readonly at: number } & (
  | { readonly kind: 'circulated'; readonly revision: Revision }
  | {
      readonly kind: 'typeChosen'
      readonly type: ChosenType
      readonly reason: string
      readonly by: DelegationCode
    }
  | { readonly kind: 'begun'; readonly round: Round; readonly deadline: number }
  | { readonly kind: 'extended'; readonly round: Round; readonly deadline: number }
  | { readonly kind: 'jumped'; readonly round: Round; readonly ms: number }
  | { readonly kind: 'ended'; readonly round: Round; readonly end: NonNullable<Round['end']> }
  | { readonly kind: 'reopened'; readonly reason: string }
  | { readonly kind: 'inBlue' }
  /** The members were heard on the agreed text, the last of them then. */
  | { readonly kind: 'heard'; readonly stances: Heard }
  | { readonly kind: 'adopted'; readonly adoption: Adoption }
  | { readonly kind: 'issued'; readonly as: IssuedAs }
)

type Heard = ReadonlyMap<StanceKind, readonly DelegationCode[]>

/** Everything that happened on the way, the first first. */
export function chronologyOf(closing: Closing): readonly Milestone[] {
  const { revisions, rounds, typeChoices, reopenings, inBlue, issuedAs, adoption } = closing
  const milestones: Milestone[] = [
    ...revisions.map((revision) => ({ kind: 'circulated', at: revision.at, revision }) as const),
    ...typeChoices.map((choice) => ({ kind: 'typeChosen', ...choice }) as const),
    ...rounds.flatMap(milestonesOf),
    ...reopenings.map((reopening) => ({ kind: 'reopened', ...reopening }) as const),
    ...(inBlue === null ? [] : [{ kind: 'inBlue', at: inBlue } as const]),
    ...heardIn(closing),
    ...(adoption ? [{ kind: 'adopted', at: adoption.at, adoption } as const] : []),
    ...(issuedAs ? [{ kind: 'issued', at: issuedAs.at, as: issuedAs } as const] : []),
  ]
  return milestones.sort((a, b) => a.at - b.at)
}

function milestonesOf(round: Round): Milestone[] {
  const { begun, extensions, jumps, end, deadline } = round
  // An extension knows the deadline that it moved: where it moved it to, the next one knows, or the round.
  const deadlines = [...extensions.map(({ from }) => from), deadline]
  return [
    { kind: 'begun', at: begun, round, deadline: deadlines[0] ?? deadline },
    ...extensions.map(
      ({ at }, i) =>
        ({ kind: 'extended', at, round, deadline: deadlines[i + 1] ?? deadline }) as const,
    ),
    ...jumps.map(({ at, ms }) => ({ kind: 'jumped', at, round, ms }) as const),
    ...(end ? [{ kind: 'ended', at: end.at, round, end } as const] : []),
  ]
}

function heardIn({ stances }: Closing): Milestone[] {
  if (stances.length === 0) return []
  const by = new Map<StanceKind, DelegationCode[]>()
  for (const { stance, delegation } of stances)
    by.set(stance, [...(by.get(stance) ?? []), delegation])
  return [{ kind: 'heard', at: Math.max(...stances.map(({ at }) => at)), stances: by }]
}

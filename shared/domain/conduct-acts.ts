import { fail, ok, type Result } from '../base/result.ts'
import { type AnnexError, type AnnexWords, withAnnex, withoutAnnex } from './annexes.ts'
import type { APPOINTED, Appointment, DraftingMode, Group } from './conduct.ts'
import type { DelegationCode } from './delegations.ts'
import type { Dossier } from './dossier.ts'

// What the penholder does to the conduct of a negotiation, as pure functions over the dossier ([O]). Each says what
// would stand afterwards; doing a thing twice is doing it once. Days are ISO 8601.

/** Why an act is not possible; `detail` names the delegation or what there are too many of. */
export type ConductError = {
  readonly kind: 'not-a-member' | 'holds-pen' | AnnexError['kind']
  readonly detail: string
}
type Outcome = Result<Dossier, ConductError>

/** More than any negotiation has had; a dossier stays something that is read at a glance. */
const AT_MOST = { members: 250, offices: 500, groups: 60, drafts: 300 } as const

/** [O3] The pen goes to another member of the roster; who shared it before shares it still, but for the new penholder. */
export function passPen(dossier: Dossier, to: DelegationCode, day: string): Outcome {
  if (to === dossier.penholder) return ok(dossier)
  const pen: Appointment = { office: 'penholder', delegation: to, from: day, until: null }
  const ended = dossier.offices.map((one) => (one.office === 'penholder' ? endedBy(one, day) : one))
  const coPenholders = without(dossier.coPenholders, to)
  return onRoster(dossier, to, () => {
    return bounded({ ...dossier, penholder: to, coPenholders, offices: [...ended, pen] })
  })
}

/** [O5] A presidency or a facilitation, from one day to another; the same delegation and first day: other last day. */
export function appoint(
  dossier: Dossier,
  given: Appointment & { readonly office: (typeof APPOINTED)[number] },
): Outcome {
  const { office, delegation, from, until } = given
  const isSame = (one: Appointment) =>
    one.office === office && one.delegation === delegation && one.from === from
  const others = dossier.offices.filter((one) => !isSame(one))
  const offices = [...others, { office, delegation, from, until }]
  return onRoster(dossier, delegation, () => bounded({ ...dossier, offices }))
}

/** [O6] Another member shares the pen. */
export function addCoPenholder(dossier: Dossier, delegation: DelegationCode): Outcome {
  if (delegation === dossier.penholder) return fail({ kind: 'holds-pen', detail: delegation })
  const coPenholders = including(dossier.coPenholders, delegation)
  return onRoster(dossier, delegation, () => ok({ ...dossier, coPenholders }))
}

export function removeCoPenholder(dossier: Dossier, delegation: DelegationCode): Outcome {
  return ok({ ...dossier, coPenholders: without(dossier.coPenholders, delegation) })
}

/** [O4] A delegation joins the roster, behind those who are on it. */
export function admit(dossier: Dossier, delegation: DelegationCode): Outcome {
  return bounded({ ...dossier, members: including(dossier.members, delegation) })
}

/** [O4] A delegation leaves the roster, its groups and its offices; not the one that holds the pen. */
export function remove(dossier: Dossier, delegation: DelegationCode, day: string): Outcome {
  if (delegation === dossier.penholder) return fail({ kind: 'holds-pen', detail: delegation })
  return ok({
    ...dossier,
    members: without(dossier.members, delegation),
    coPenholders: without(dossier.coPenholders, delegation),
    offices: dossier.offices
      .filter((one) => one.delegation !== delegation || one.from === null || one.from <= day)
      .map((one) => (one.delegation === delegation ? endedBy(one, day) : one)),
    groups: dossier.groups
      .map((group) => ({ ...group, members: without(group.members, delegation) }))
      .filter(({ members }) => members.length > 0),
  })
}

/** [O11] How members draft unless they choose otherwise. */
export function setDrafting(dossier: Dossier, drafting: DraftingMode): Outcome {
  return ok({ ...dossier, drafting })
}

/** [O7] Who signs a group; without members there is none. */
export function setGroup(dossier: Dossier, { name, members }: Group): Outcome {
  const stranger = members.find((member) => !dossier.members.includes(member))
  if (stranger) return fail({ kind: 'not-a-member', detail: stranger })
  const others = dossier.groups.filter((group) => group.name !== name)
  const groups = members.length > 0 ? [...others, { name, members: [...new Set(members)] }] : others
  return bounded({ ...dossier, groups })
}

/** [O7] A rival text besides the rolling one. */
export function openDraft(dossier: Dossier, name: string): Outcome {
  return bounded({ ...dossier, drafts: including(dossier.drafts, name) })
}

/** [O12] A document lies before the members for reference. */
export function addAnnex(
  dossier: Dossier,
  words: AnnexWords,
  put: { readonly by: DelegationCode; readonly at: number },
): Outcome {
  const annexes = withAnnex(dossier.annexes, words, put)
  return annexes.ok ? ok({ ...dossier, annexes: annexes.value }) : annexes
}

/** [O12] It does no longer; the log keeps it. */
export function removeAnnex(dossier: Dossier, id: string): Outcome {
  const annexes = withoutAnnex(dossier.annexes, id)
  return annexes.ok ? ok({ ...dossier, annexes: annexes.value }) : annexes
}

function onRoster(dossier: Dossier, delegation: DelegationCode, act: () => Outcome): Outcome {
  if (dossier.members.includes(delegation)) return act()
  return fail({ kind: 'not-a-member', detail: delegation })
}

function bounded(dossier: Dossier): Outcome {
  for (const name of ['members', 'offices', 'groups', 'drafts'] as const) {
    if (dossier[name].length > AT_MOST[name]) return fail({ kind: 'too-many', detail: name })
  }
  return ok(dossier)
}

/** An office that has not ended before that day ends on it. */
function endedBy(one: Appointment, day: string): Appointment {
  return one.until === null || one.until > day ? { ...one, until: day } : one
}

function including<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list : [...list, one]
}

function without<T>(list: readonly T[], one: T): readonly T[] {
  return list.filter((other) => other !== one)
}

import type { DelegationCode } from './delegations.ts'

// Who conducts a negotiation: offices are held by delegations from one day to another, apart from the roles of
// sessions. Who holds the pen now is also a field of its own (`Dossier.penholder`), for everything asks for it.

export const APPOINTED = ['president', 'facilitator'] as const
/** The pen is passed, never given by appointment. */
type Office = (typeof APPOINTED)[number] | 'penholder'

export type Appointment = {
  readonly office: Office
  readonly delegation: DelegationCode
  /** ISO 8601 day; null: from the beginning. */
  readonly from: string | null
  /** The last day, included; null: until further notice. */
  readonly until: string | null
}

/** A label that members sign, never a voice; it gives them a room of their own. */
export type Group = { readonly name: string; readonly members: readonly DelegationCode[] }

export type Conduct = {
  /** Those who share the pen; the penholder is not among them. */
  readonly coPenholders: readonly DelegationCode[]
  /** In the order in which they were given; those that ended stay. */
  readonly offices: readonly Appointment[]
  readonly groups: readonly Group[]
  /** Rival texts besides the rolling text, by the names of their rooms. */
  readonly drafts: readonly string[]
}

export const GROUP_NAME = /^[A-Za-z0-9-]{1,24}$/
export const DRAFT_NAME = /^[a-z0-9-]{1,24}$/

/** How a negotiation begins: one delegation holds the pen, and nothing else is settled. */
export function firstConduct(penholder: DelegationCode): Conduct {
  const pen: Appointment = { office: 'penholder', delegation: penholder, from: null, until: null }
  return { coPenholders: [], offices: [pen], groups: [], drafts: [] }
}

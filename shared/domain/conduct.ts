import type { Annex } from './annexes.ts'
import type { DelegationCode } from './delegations.ts'
import type { Translation } from './translations.ts'

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
  /** How members draft unless they choose otherwise: live, if it is not said. */
  readonly drafting?: DraftingMode
  /** What lies before the members for reference, in the order in which it was put in. */
  readonly annexes: readonly Annex[]
  /** What the secretariat has put in, in the order in which it came. */
  readonly translations: readonly Translation[]
}

export const DRAFTING_MODES = ['live', 'private'] as const
export type DraftingMode = (typeof DRAFTING_MODES)[number]

export const GROUP_NAME = /^[A-Za-z0-9-]{1,24}$/
export const DRAFT_NAME = /^[a-z0-9-]{1,24}$/

/** How a negotiation begins: one delegation holds the pen, and nothing else is settled. */
export function firstConduct(penholder: DelegationCode): Conduct {
  const pen: Appointment = { office: 'penholder', delegation: penholder, from: null, until: null }
  return { coPenholders: [], offices: [pen], groups: [], drafts: [], annexes: [], translations: [] }
}

/** The same, where it is known who presides on a day (ISO 8601): the Council's presidency lasts a calendar month. */
export function conductUnder(
  president: DelegationCode,
  day: string,
  penholder: DelegationCode,
): Conduct {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const inMonth = (date: string | number) => `${day.slice(0, 7)}-${date}`
  const [from, until] = [inMonth('01'), inMonth(daysIn(year, month))]
  const presidency: Appointment = { office: 'president', delegation: president, from, until }
  const first = firstConduct(penholder)
  return { ...first, offices: [presidency, ...first.offices] }
}

/** The number of days in a month of the Gregorian calendar, counted from 1. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return isLeap ? 29 : 28
}

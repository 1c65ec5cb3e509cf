/** What a session may do. Several sessions of one delegation may have different roles. */
export const ROLES = [
  'penholder',
  'co-penholder',
  'delegation',
  'secretariat',
  'observer',
  'screen',
] as const
export type Role = (typeof ROLES)[number]

/** Whether the role writes base text and decides on proposals; the stage may still forbid it. */
export function holdsPen(role: Role): boolean {
  return role === 'penholder' || role === 'co-penholder'
}

/** Where the negotiation stands, each stage with no more rights than the one before; only `drafting` admits changes to the text. */
export const STAGES = ['drafting', 'silence', 'agreed', 'closed', 'adopted'] as const
export type Stage = (typeof STAGES)[number]

/** The hand that typed a character: a base hand writes base text, a proposing hand pending text ([T8]). */
export type Hand = 'proposing' | 'base'

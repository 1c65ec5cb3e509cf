import { isParagraphId, type ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { holdsPen, type Role } from './roles.ts'

/** A version of the text that was circulated: Zero draft, Rev.1 … Nothing in it ever changes ([K1]). */
export type Revision = {
  readonly name: string
  /** Number of the last entry of the log that is in it. */
  readonly seq: number
  /** Milliseconds since 1970, by the relay's clock. */
  readonly at: number
  readonly by: DelegationCode
  /** SHA-256 of the base text, in hexadecimal digits ([K2]). */
  readonly textHash: string
  /** The number of each paragraph of the base text; empty for the title. */
  readonly numbers: Readonly<Record<ParagraphId, string>>
  /** The cover note. */
  readonly note: string
  readonly recipients: readonly DelegationCode[]
  /** Until when comments are asked for, milliseconds since 1970; null if it is not said. */
  readonly commentsUntil: number | null
  /** Places that were in brackets ([Z5]); an earlier relay did not count them. */
  readonly brackets?: number
}

/** The paragraph that has this number in a revision; null if none has. */
export function paragraphNumbered(
  { numbers }: Pick<Revision, 'numbers'>,
  number: string,
): ParagraphId | null {
  const found = Object.entries(numbers).find(([, known]) => known === number)?.[0]
  return found !== undefined && isParagraphId(found) ? found : null
}

/** What the next revision is called. */
export function nextRevisionName(revisions: readonly Revision[]): string {
  return revisions.length === 0 ? 'Zero draft' : `Rev.${revisions.length}`
}

/** Who asks for a revision: a member of a delegation, or of the secretariat, in a role. */
export type RevisionReader = { readonly delegation: DelegationCode; readonly role: Role }

/** Whether a revision was circulated to every member but the one that circulated it, and so is no secret ([K16]). */
export function isForAll(
  { by, recipients }: Pick<Revision, 'by' | 'recipients'>,
  members: readonly DelegationCode[],
): boolean {
  return members.every((member) => member === by || recipients.includes(member))
}

/**
 * Whether somebody may know of a revision that was circulated to named recipients alone: who holds the pen, and who drafts for
 * a recipient or for the delegation that circulated it, or is the secretariat named among them ([K16]).
 */
export function isCirculatedTo(
  { by, recipients }: Pick<Revision, 'by' | 'recipients'>,
  { delegation, role }: RevisionReader,
): boolean {
  if (holdsPen(role)) return true
  if (role !== 'delegation' && role !== 'secretariat') return false
  return delegation === by || recipients.includes(delegation)
}

/** Revisions for all and for named recipients together, in the order in which they were circulated. */
export function inOrderOfCirculation(
  forAll: readonly Revision[],
  named: readonly Revision[],
): readonly Revision[] {
  return named.length === 0
    ? forAll
    : [...forAll, ...named].sort((a, b) => a.seq - b.seq || a.at - b.at)
}

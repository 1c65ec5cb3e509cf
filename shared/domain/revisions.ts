import { isParagraphId, type ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'

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

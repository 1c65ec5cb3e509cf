import { fail, type Result } from '../base/result.ts'

/** Why an act on the way to adoption is not possible; `detail` names what stands against it. */
export type ClosingError = {
  readonly kind: (typeof CLOSING_ERRORS)[number]
  readonly detail: string
}

const CLOSING_ERRORS = [
  /** The negotiation is at another stage. */
  'stage',
  'not-a-member',
  'too-many',
  /** It lies behind, does not move forward, or is more than a year away. */
  'deadline',
  'no-revision',
  /** The text reads differently by now. */
  'text-changed',
  'no-round',
  /** The deadline has not been reached. */
  'not-due',
  /** An extension or a late break waits for the pen's word. */
  'unanswered',
  'no-answer',
  'no-type',
  'stance',
  /** A member has not been heard. */
  'stances-missing',
  'not-in-blue',
  'leftovers',
  'symbol',
] as const

/** The act is refused for this reason. */
export function refused(kind: ClosingError['kind'], detail = ''): Result<never, ClosingError> {
  return fail({ kind, detail })
}

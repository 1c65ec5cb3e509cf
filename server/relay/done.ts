import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { ClosingError } from '../../shared/domain/closing-error.ts'

/** What became of an act on the way to adoption: done and durable, with what is worth telling, or why not. */
export type Done = Result<object, ClosingError | Unavailable>

type Unavailable = { readonly kind: 'unavailable'; readonly detail: string }

export const DONE: Done = ok({})
export const UNAVAILABLE: Done = fail({ kind: 'unavailable', detail: '' })

/** The same of an outcome that says nothing if it went well. */
export function doneBy(outcome: Result<unknown, ClosingError | 'unavailable'>): Done {
  if (outcome.ok) return DONE
  return outcome.error === 'unavailable' ? UNAVAILABLE : fail(outcome.error)
}

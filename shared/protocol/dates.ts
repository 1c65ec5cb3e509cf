import * as v from 'valibot'
import type { DelegationCode } from '../domain/delegations.ts'

// When the log got what, and from whom ([H11]).

/** So many ids are asked about at once. */
export const MOST_DATES = 2000

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

export const DatesRequest = v.object({
  room: v.pipe(v.string(), v.maxLength(200)),
  ids: v.pipe(v.array(v.tuple([count, count])), v.maxLength(MOST_DATES)),
})
export type DatesRequest = v.InferOutput<typeof DatesRequest>

const entered = v.object({
  seq: count,
  /** Milliseconds since 1970. */
  at: count,
  /** Null for the relay itself. */
  by: v.nullable(
    v.pipe(
      v.string(),
      v.regex(/^[A-Z]{3}$/),
      v.transform((text) => text as DelegationCode),
    ),
  ),
  person: v.string(),
})

/** One for each id that was asked about; null for what the log has not got. */
export const DatesAnswer = v.object({ dates: v.array(v.nullable(entered)) })
export type DatesAnswer = v.InferOutput<typeof DatesAnswer>

import * as v from 'valibot'
import { isParagraphId, type ParagraphId } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'

// The course of a negotiation, as a window that moves through it gets it ([H13]).

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const code = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3}$/),
  v.transform((text) => text as DelegationCode),
)

const paragraph = v.object({
  id: v.pipe(
    v.string(),
    v.check(isParagraphId),
    v.transform((text) => text as ParagraphId),
  ),
  number: v.string(),
  /** How it begins. */
  words: v.string(),
})

const point = v.object({
  first: count,
  seq: count,
  /** Milliseconds since 1970. */
  begun: count,
  at: count,
  /** Most first. */
  shares: v.array(v.object({ by: code, changes: count })),
  /** Places among the paragraphs below, ascending. */
  paragraphs: v.array(count),
})
export type TimelinePoint = v.InferOutput<typeof point>

export const TimelineAnswer = v.object({
  /** The last entry that has changed the text; 0 if none has. */
  head: count,
  points: v.array(point),
  /** As they stand, proposed ones among them. */
  paragraphs: v.array(paragraph),
})
export type TimelineAnswer = v.InferOutput<typeof TimelineAnswer>

/** How a moment is asked for: an entry of the log, or a time. */
export const MOMENT = /^(?:\d{1,15}|\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:\d\d)?)$/u

/** What of a moment is asked for; without it, both. */
export const MomentPart = v.picklist(['text', 'credits'])
export type MomentPart = v.InferOutput<typeof MomentPart>

import * as v from 'valibot'
import { isParagraphId, type ParagraphId } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { EMPHASIS_STYLES, PARAGRAPH_KINDS } from '../domain/segments.ts'

// A version of the text with what became of its words ([H10]): what a window needs to compare two of them.

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const code = v.pipe(
  v.string(),
  v.regex(/^[A-Z?]{3}$/),
  v.transform((text) => text as DelegationCode),
)
const paragraphId = v.pipe(
  v.string(),
  v.check(isParagraphId),
  v.transform((text) => text as ParagraphId),
)
const sign = v.variant('kind', [
  v.object({ kind: v.picklist(['noteStart', 'noteEnd', 'linkEnd']) }),
  v.object({ kind: v.literal('linkStart'), href: v.string() }),
  v.object({ kind: v.literal('reference'), to: paragraphId }),
])
const run = v.object({
  client: count,
  clock: count,
  text: v.string(),
  owner: code,
  emphasis: v.array(v.picklist(EMPHASIS_STYLES)),
  sign: v.nullable(sign),
})
const paragraph = v.object({
  id: paragraphId,
  kind: v.picklist(PARAGRAPH_KINDS),
  level: count,
  number: v.string(),
  tapeAt: count,
  placedBy: v.string(),
  runs: v.array(run),
})
const credit = v.object({ by: code, proposal: v.nullable(v.string()), sponsors: v.array(code) })
const credited = v.array(v.tuple([v.tuple([count, count, count]), credit]))

/** In whose name words came and went, each range once. */
export const CreditsAnswer = v.object({ brought: credited, taken: credited })

export const VersionAnswer = v.object({
  name: v.string(),
  /** The last entry of the log that is in it. */
  seq: count,
  /** Milliseconds since 1970. */
  at: count,
  version: v.object({ paragraphs: v.array(paragraph) }),
  credits: CreditsAnswer,
})
export type VersionAnswer = v.InferOutput<typeof VersionAnswer>

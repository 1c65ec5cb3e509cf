import * as v from 'valibot'
import type { ParagraphId } from '../domain/char-ids.ts'
import { type DelegationCode, parseDelegationCode } from '../domain/delegations.ts'
import type { Revision } from '../domain/revisions.ts'

// What the relay tells a member of revisions that were circulated to named recipients alone ([K16]).

const delegation = v.custom<DelegationCode>(
  (code) => typeof code === 'string' && parseDelegationCode(code) !== null,
)
const moment = v.pipe(v.number(), v.safeInteger())

const NamedRevision: v.GenericSchema<Revision> = v.object({
  name: v.string(),
  seq: v.number(),
  at: moment,
  by: delegation,
  textHash: v.string(),
  numbers: v.custom<Readonly<Record<ParagraphId, string>>>(isNumbers),
  note: v.string(),
  recipients: v.array(delegation),
  commentsUntil: v.nullable(moment),
  brackets: v.exactOptional(v.number()),
})

function isNumbers(value: unknown): boolean {
  return v.is(v.record(v.string(), v.string()), value)
}

export const NamedRevisionList = v.object({ revisions: v.array(NamedRevision) })
export type NamedRevisionList = v.InferOutput<typeof NamedRevisionList>

import type * as Y from 'yjs'
import { proposalName } from '../domain/proposals.ts'
import type { VerdictKind } from '../domain/records.ts'
import type { ProposalRef } from '../domain/segments.ts'
import { currentRecordId } from './items.ts'
import { recordsOf, verdictsOf } from './roots.ts'
import { originalOf } from './settled.ts'

/** The pen's verdict on the wording that stands now; null if there is none or it was on another wording ([P7]). */
export function verdictOn(doc: Y.Doc, ref: ProposalRef): VerdictKind | null {
  const verdict = verdictsOf(doc).get(proposalName(ref))
  if (!verdict) return null
  const current = currentRecordId(recordsOf(doc, ref.delegation), ref.key)
  const record = current && originalOf(doc, current)
  const isCurrent = record?.client === verdict.rec[0] && record.clock === verdict.rec[1]
  return isCurrent ? verdict.v : null
}

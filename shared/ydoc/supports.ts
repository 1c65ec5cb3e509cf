import * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { type Proposal, proposalName } from '../domain/proposals.ts'
import { SUPPORTS, type Support, type SupportRecord } from '../domain/records.ts'
import type { ActionError } from './decide.ts'
import { itemsUnder } from './items.ts'
import type { Remarker } from './remarker.ts'
import { recordsOf } from './roots.ts'
import { supportKey, supportOf } from './say.ts'

/** Tells the readers of a room where one stands on another's proposal ([Q14]); `none` takes it back. */
export function tellSupport(
  writer: Remarker,
  proposal: Proposal,
  { v, at }: { readonly v: Support; readonly at: number },
): Result<void, ActionError> {
  const { role, delegation } = writer.author
  const isOwn = proposal.delegation === delegation
  if (!writer.canWrite || role === 'secretariat' || isOwn) return fail({ kind: 'notAllowed' })
  const key = keyOfSupport(writer.doc, delegation, proposalName(proposal))
  writer.putRemark('support', key, supportOf(proposal, v, at))
  return ok(undefined)
}

/** The key of what the delegation has said of the proposal here, or will say; null if it is one of its own. */
function keyOfSupport(doc: Y.Doc, delegation: DelegationCode, on: string): string | null {
  const said = [...recordsOf(doc, delegation)].find(([, record]) => isSupportOn(record, on))
  return said?.[0] ?? supportKey(on)
}

/** Everything that a delegation has said in this document of a proposal, the last word first ([Q4]); `none` is among it. */
export function supportHistoryOf(
  doc: Y.Doc,
  delegation: DelegationCode,
  on: string,
): readonly SupportRecord[] {
  const records = recordsOf(doc, delegation)
  const said = [...records].find(([, record]) => isSupportOn(record, on))
  if (!said) return []
  return itemsUnder(records, said[0]).flatMap(({ content }) =>
    content instanceof Y.ContentAny
      ? content.arr.toReversed().filter((one): one is SupportRecord => isSupportOn(one, on))
      : [],
  )
}

/** In a room without a guard anything may stand under a key. */
function isSupportOn(value: unknown, on: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { kind, on: named, v, wording = '', t }: Record<string, unknown> = { ...value }
  const hasTime = t === undefined || (typeof t === 'number' && Number.isSafeInteger(t))
  if (typeof wording !== 'string') return false
  return kind === 'support' && named === on && hasTime && SUPPORTS.some((one) => one === v)
}

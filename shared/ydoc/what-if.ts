import * as Y from 'yjs'
import { fail, ok, type Result } from '../base/result.ts'
import type { ParagraphId } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import type { Proposal } from '../domain/proposals.ts'
import { type Paragraph, wordsOf } from '../domain/views.ts'
import type { ActionError } from './decide.ts'
import { Ledger } from './ledger.ts'
import { readView } from './read-text.ts'
import { newReplica } from './roots.ts'
import { Writer } from './writer.ts'

/** A paragraph that would read otherwise. */
export type WouldRead = {
  readonly id: ParagraphId
  /** Its words now; null if it would be new. */
  readonly before: string | null
  /** Its words then; null if it would be gone. */
  readonly after: string | null
}

/**
 * What would read otherwise in the base text if the proposal were incorporated ([Z6]), in the order in which it would be
 * read, what would be gone last. It is carried out as the pen would, on a replica of its own that nobody else sees.
 */
export function whatIf(
  ledger: Ledger,
  pen: DelegationCode,
  proposal: Proposal,
): Result<readonly WouldRead[], ActionError> {
  const doc = newReplica()
  const copy = new Ledger(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ledger.doc))
  const clientIds = { proposing: doc.clientID, base: doc.clientID }
  const writer = new Writer(copy, { delegation: pen, role: 'penholder', clientIds })
  const before = readView(copy, { kind: 'base' })
  const done = writer.incorporate(proposal)
  const after = readView(copy, { kind: 'base' })
  doc.destroy()
  return done.ok ? ok(differing(before, after)) : fail(done.error)
}

function differing(before: readonly Paragraph[], after: readonly Paragraph[]): WouldRead[] {
  const then = new Map(after.map((one) => [one.id, one]))
  const now = new Map(before.map((one) => [one.id, one]))
  const read = after.map((one): WouldRead => {
    const known = now.get(one.id)
    return { id: one.id, before: known ? wordsOf(known) : null, after: wordsOf(one) }
  })
  const gone = before
    .filter(({ id }) => !then.has(id))
    .map((one): WouldRead => ({ id: one.id, before: wordsOf(one), after: null }))
  return [...read, ...gone].filter((one) => one.before !== one.after)
}

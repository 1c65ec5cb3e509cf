import type * as Y from 'yjs'
import type { ParagraphId } from '../domain/char-ids.ts'
import { deriveProposals } from '../domain/derive-proposals.ts'
import { byProposalName, type Proposal, type RecordEntry } from '../domain/proposals.ts'
import { isWithdrawn, removedIn } from '../domain/records.ts'
import { PARAGRAPH_KINDS, type ParagraphKind, type ProposalRef } from '../domain/segments.ts'
import { type Paragraph, type Statements, type View, viewOf } from '../domain/views.ts'
import { currentRecordId } from './items.ts'
import type { Ledger } from './ledger.ts'
import { blocksOf, delegationsOf, pensOf, recordsOf } from './roots.ts'
import { readTape } from './tape.ts'
import { verdictOn } from './verdict-on.ts'

// From the document to the plain data that the domain's pure functions take.

/** One reading of the text as it stands. */
export function readView(ledger: Ledger, view: View): Paragraph[] {
  return viewOf(readTape(ledger), readStatements(ledger.doc), view)
}

/** All proposals, open or not, in the order of the text. */
export function readProposals(ledger: Ledger): Proposal[] {
  return deriveProposals(readTape(ledger), readRecords(ledger.doc))
}

/**
 * The records of every delegation with the pen's verdict on their present wording, in the order of their names:
 * replicas keep them in the order of arrival, and nothing that is derived may show it ([V11]).
 */
export function readRecords(doc: Y.Doc): RecordEntry[] {
  const entries: RecordEntry[] = []
  for (const delegation of delegationsOf(doc)) {
    const records = recordsOf(doc, delegation)
    for (const [key, record] of records) {
      const id = currentRecordId(records, key)
      if (id)
        entries.push({ delegation, key, id, record, verdict: verdictOn(doc, { delegation, key }) })
    }
  }
  return entries.sort(byProposalName)
}

export function readStatements(doc: Y.Doc): Statements {
  const removed = new Set<ParagraphId>()
  const kinds = new Map<ParagraphId, ParagraphKind>()
  for (const [id, block] of blocksOf(doc) as Iterable<
    [ParagraphId, { removed?: boolean; kind?: string }]
  >) {
    if (block.removed) removed.add(id)
    const kind = PARAGRAPH_KINDS.find((known) => known === block.kind)
    if (kind) kinds.set(id, kind)
  }
  return { removed, kinds, removals: readRemovals(doc), pens: pensOf(doc) }
}

function readRemovals(doc: Y.Doc): ReadonlyMap<ParagraphId, readonly ProposalRef[]> {
  const removals = new Map<ParagraphId, ProposalRef[]>()
  for (const delegation of delegationsOf(doc)) {
    for (const [key, record] of recordsOf(doc, delegation)) {
      const paragraph = removedIn(record)
      if (!paragraph || isWithdrawn(record) || verdictOn(doc, { delegation, key })) continue
      const known = removals.get(paragraph)
      if (known) known.push({ delegation, key })
      else removals.set(paragraph, [{ delegation, key }])
    }
  }
  for (const refs of removals.values()) refs.sort(byProposalName)
  return removals
}

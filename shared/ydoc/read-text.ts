import type * as Y from 'yjs'
import type { ParagraphId } from '../domain/char-ids.ts'
import { deriveProposals } from '../domain/derive-proposals.ts'
import type { Placement } from '../domain/paragraph-order.ts'
import { byProposalName, type Proposal, type RecordEntry } from '../domain/proposals.ts'
import type { ParagraphKind } from '../domain/segments.ts'
import { type Paragraph, type Statements, type View, viewOf } from '../domain/views.ts'
import { currentRecordId } from './items.ts'
import type { Ledger } from './ledger.ts'
import { blocksOf, delegationsOf, pensOf, recordsOf } from './roots.ts'
import { openStatement, placementIn, SaidOfParagraphs } from './said-of-paragraphs.ts'
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

/** What is said about whole paragraphs, read in one go. */
export function readStatements(doc: Y.Doc): Statements {
  const said = new SaidOfParagraphs()
  for (const delegation of delegationsOf(doc)) {
    for (const [key, record] of recordsOf(doc, delegation)) {
      said.put({ delegation, key }, openStatement(doc, { delegation, key }, record))
    }
  }
  return { ...readBlocks(doc), ...said.byParagraph(), pens: pensOf(doc) }
}

/** What the pen has said of whole paragraphs. */
export function readBlocks(
  doc: Y.Doc,
): Pick<Statements, 'removed' | 'kinds' | 'levels' | 'placements'> {
  const removed = new Set<ParagraphId>()
  const kinds = new Map<ParagraphId, ParagraphKind>()
  const levels = new Map<ParagraphId, number>()
  const placements = new Map<ParagraphId, Placement>()
  for (const [name, block] of blocksOf(doc)) {
    const id = name as ParagraphId
    const placement = placementIn(block)
    if (block.removed) removed.add(id)
    if (block.kind) kinds.set(id, block.kind)
    if (block.level) levels.set(id, block.level)
    if (placement) placements.set(id, placement)
  }
  return { removed, kinds, levels, placements }
}

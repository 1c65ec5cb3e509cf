import { deriveProposals } from '../../../shared/domain/derive-proposals.ts'
import { viewOf } from '../../../shared/domain/views.ts'
import { readRecords, readStatements } from '../../../shared/ydoc/read-text.ts'
import { readTape } from '../../../shared/ydoc/tape.ts'
import type { LiveText } from '../../session/live-text.ts'

/** The text as the relay will look at it before it lets it be adopted or packed. */
export function readFinished({ ledger }: LiveText) {
  const tape = readTape(ledger)
  const statements = readStatements(ledger.doc)
  const records = readRecords(ledger.doc)
  return {
    base: viewOf(tape, statements, { kind: 'base' }),
    markup: viewOf(tape, statements, { kind: 'markup' }),
    proposals: deriveProposals(tape, records),
    records,
  }
}

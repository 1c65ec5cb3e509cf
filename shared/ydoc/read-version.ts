import { deriveSome } from '../domain/derive-proposals.ts'
import { numberParagraphs, type RevisionNumbers } from '../domain/numbers.ts'
import { placedBy } from '../domain/paragraph-order.ts'
import { type Proposal, proposalName } from '../domain/proposals.ts'
import { paragraphIdOfMark } from '../domain/segments.ts'
import type { Credit, Credits, Version } from '../domain/versions.ts'
import { joinParts, readPart } from '../domain/views.ts'
import { entriesIn } from './items.ts'
import type { Ledger } from './ledger.ts'
import { readRecords, readStatements } from './read-text.ts'
import { cutsOf } from './roots.ts'
import { readBaseTape, readTape } from './tape.ts'

/** The base text as a comparison takes it, under the numbers of the revision that it is or follows. */
export function readVersion(ledger: Ledger, numbers: RevisionNumbers): Version {
  const tape = readBaseTape(ledger)
  const part = readPart(tape, readStatements(ledger.doc), { kind: 'base' }, true)
  const paragraphs = joinParts([part])
  const marks = tape.filter(({ kind }) => kind === 'mark')
  const tapeAt = new Map(marks.map((mark, at) => [paragraphIdOfMark(mark), at]))
  const acts = placedBy(part.marks, part.placements)
  const named = numberParagraphs(paragraphs, numbers)
  return {
    paragraphs: paragraphs.map(({ id, kind, level, runs }) => ({
      id,
      kind,
      level,
      number: named.get(id) ?? '',
      tapeAt: tapeAt.get(id) ?? 0,
      placedBy: acts.get(id) ?? '',
      runs: runs.map(({ client, clock, text, owner, emphasis, sign }) => ({
        client,
        clock,
        text,
        owner,
        emphasis,
        sign,
      })),
    })),
  }
}

/** In whose name everything came into the base text that is in it, and left it: from ids and verdicts alone. */
export function readCredits(ledger: Ledger): Credits {
  const records = readRecords(ledger.doc)
  const decided = records.some(isTakenUp)
    ? deriveSome(readTape(ledger), records, isTakenUp).filter(isTakenUp)
    : []
  const brought = decided.flatMap((one) => named(one.inserted.ranges, creditOf(one)))
  const taken = decided.flatMap((one) => named(one.deleted.ranges, creditOf(one)))
  // What the pen strikes under a proposal is listed in `cut` as well: the proposal goes first.
  const struck = [...entriesIn(cutsOf(ledger.doc))].map(
    ([client, range]) => [range, byItself(ledger, client)] as const,
  )
  return { brought, taken: [...taken, ...struck] }
}

function isTakenUp({ verdict }: Pick<Proposal, 'verdict'>): boolean {
  return verdict === 'incorporated' || verdict === 'partly'
}

function creditOf(proposal: Proposal): Credit {
  const { delegation, stands } = proposal
  return { by: delegation, proposal: proposalName(proposal), sponsors: stands.sponsors }
}

function byItself(ledger: Ledger, client: number): Credit {
  return { by: ledger.ownerOf(client), proposal: null, sponsors: [] }
}

function named(ranges: Proposal['inserted']['ranges'], credit: Credit) {
  return ranges.map((range) => [range, credit] as const)
}

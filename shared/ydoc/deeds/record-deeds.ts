import type { CharId, Range } from '../../domain/char-ids.ts'
import type { Deed } from '../../domain/deeds.ts'
import { type Proposal, proposalName } from '../../domain/proposals.ts'
import { SpanIndex } from '../../domain/span-index.ts'
import { currentRecordId, itemsIn, itemsUnder, valuesOf } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { delegationsOf, recordsOf } from '../roots.ts'

// Which item says that something was proposed, signed or listed.

/** That it was proposed, by the record that stood first under its key; and who has said since where it stands. */
export function proposalDeeds({ doc }: Ledger, proposal: Proposal, words: string): Deed[] {
  const { delegation, keys } = proposal
  const name = proposalName(proposal)
  const [key] = keys
  const first = key && itemsUnder(recordsOf(doc, delegation), key).at(-1)
  if (!first) return []
  const { client, clock } = first.id
  const said = { client, clock }
  return [
    { kind: 'proposed', said, of: null, proposal: name, words },
    ...supportDeeds(doc, proposal),
  ]
}

function supportDeeds(doc: Ledger['doc'], proposal: Proposal): Deed[] {
  const { delegation, keys } = proposal
  const names = new Set(keys.map((key) => proposalName({ delegation, key })))
  const deeds: Deed[] = []
  for (const other of delegationsOf(doc)) {
    const records = recordsOf(doc, other)
    for (const [key, record] of records) {
      if (record.kind !== 'support' || record.v === 'none' || !names.has(record.on)) continue
      const said = currentRecordId(records, key)
      if (said) deeds.push({ kind: record.v, said, of: null, proposal: record.on, words: '' })
    }
  }
  return deeds
}

/** By character, the entries of a list that stand. */
export function entriesBySpan(list: Parameters<typeof itemsIn>[0]): SpanIndex<CharId> {
  const index = new SpanIndex<CharId>()
  for (const item of itemsIn(list)) {
    if (item.deleted) continue
    valuesOf(item).forEach((range, at) => {
      index.add(range, { client: item.id.client, clock: item.id.clock + at })
    })
  }
  return index
}

/** By character, the proposals that brought it, or that name it. */
export function proposalsBySpan(
  proposals: readonly Proposal[],
  of: (proposal: Proposal) => readonly Range[],
): SpanIndex<Proposal> {
  const index = new SpanIndex<Proposal>()
  for (const one of proposals) for (const range of of(one)) index.add(range, one)
  return index
}

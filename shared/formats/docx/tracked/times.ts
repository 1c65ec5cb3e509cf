import { IdSet } from '../../../domain/id-set.ts'
import { isOpen, proposalName } from '../../../domain/proposals.ts'
import type { ProposalRef } from '../../../domain/segments.ts'
import type { Run } from '../../../domain/views.ts'
import type { ExportSource } from '../../export-source.ts'

/** When a proposal was made: by its name, or by the characters that it inserts. */
export type Times = (ref: ProposalRef, run: Run | null) => number | null

/** The times of what is proposed in a text. */
export function timesOf({ proposals }: ExportSource): Times {
  const named = new Map<string, number | null>()
  const inserting = proposals.filter(isOpen).map(({ delegation, inserted, statedAt }) => ({
    ...{ delegation, statedAt },
    ids: new IdSet(inserted.ranges),
  }))
  for (const { delegation, keys, statedAt } of proposals)
    for (const key of keys) named.set(proposalName({ delegation, key }), statedAt)
  return (ref, run) => {
    const known = named.get(proposalName(ref))
    if (known !== undefined || run === null) return known ?? null
    const found = inserting.find(
      ({ delegation, ids }) =>
        delegation === ref.delegation && ids.hits(run.client, run.clock, run.text.length),
    )
    return found?.statedAt ?? null
  }
}

import { IdSet } from '../../domain/id-set.ts'
import { isOpen, type Proposal, proposalName } from '../../domain/proposals.ts'
import type { ProposalRef } from '../../domain/segments.ts'
import type { Run } from '../../domain/views.ts'
import type { Change } from '../docx/tracked/tracked-text.ts'
import type { ExportSource } from '../export-source.ts'

/** Which wordings are alternatives of one another: each names the first that stands in the text. */
export class Rivals {
  readonly #proposals: readonly (Proposal & { readonly ids: IdSet })[]
  /** The element of each proposal with rivals that was written so far. */
  readonly #elements = new Map<string, string>()

  constructor({ proposals }: ExportSource) {
    this.#proposals = proposals
      .filter((one) => isOpen(one) && one.rivals.length > 0)
      .map((one) => ({ ...one, ids: new IdSet(one.inserted.ranges) }))
  }

  /** What the element of a change says of its rivals; empty where it has none, and on all but the first of a proposal. */
  attributesOf(kind: Change['kind'], by: ProposalRef, run: Run): string {
    const proposal = this.#proposalOf(kind, by, run)
    if (!proposal || this.#elements.has(proposalName(proposal))) return ''
    const element = `alt_${this.#elements.size + 1}`
    const first = proposal.rivals.flatMap(
      (rival) => this.#elements.get(proposalName(rival)) ?? [],
    )[0]
    this.#elements.set(proposalName(proposal), element)
    return ` eId="${element}"${first ? ` alternativeTo="#${first}"` : ''}`
  }

  #proposalOf(
    kind: Change['kind'],
    { delegation, key }: ProposalRef,
    run: Run,
  ): Proposal | undefined {
    return this.#proposals.find((one) => {
      if (one.delegation !== delegation) return false
      if (kind === 'inserted') return one.ids.hits(run.client, run.clock, run.text.length)
      return kind === 'deleted' && one.keys.includes(key)
    })
  }
}

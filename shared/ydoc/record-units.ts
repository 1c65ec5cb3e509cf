import type * as Y from 'yjs'
import { parseParagraphId, type Range } from '../domain/char-ids.ts'
import type { DelegationCode } from '../domain/delegations.ts'
import { parseProposalName, proposalName, type RecordEntry } from '../domain/proposals.ts'
import type { ProposalRecord, SupportRecord } from '../domain/records.ts'
import type { ProposalRef } from '../domain/segments.ts'
import { currentRecordId } from './items.ts'
import { delegationsOf, recordsOf, verdictsOf } from './roots.ts'
import { verdictOn } from './verdict-on.ts'

/** Records that are one proposal ([P8]): those of a group, or a single one. */
export type Unit = { readonly name: string; readonly entries: Map<string, RecordEntry> }

/** What a transaction has said anew. */
export type Said = {
  readonly units: ReadonlySet<Unit>
  /** Names of proposals of which somebody says something else. */
  readonly supported: ReadonlySet<string>
}

/** The records of all delegations with the verdicts on them, kept up to date transaction by transaction. */
export class RecordUnits {
  readonly supports = new Map<string, Map<DelegationCode, SupportRecord>>()
  readonly #doc: Y.Doc
  readonly #unitOf = new Map<string, Unit>()
  readonly #units = new Map<string, Unit>()
  readonly #supportOf = new Map<string, string>()
  readonly #followed = new Set<DelegationCode>()
  #changed = { units: new Set<Unit>(), supported: new Set<string>() }

  constructor(doc: Y.Doc) {
    this.#doc = doc
    verdictsOf(doc)
    this.#meetDelegations()
  }

  follow(transaction: Y.Transaction): void {
    const changes: ReadonlyMap<unknown, ReadonlySet<string | null>> = transaction.changed
    const changed = <T>(map: Y.Map<T>): string[] =>
      [...(changes.get(map) ?? [])].filter((key) => key !== null)
    for (const name of changed(verdictsOf(this.#doc))) this.#update(parseProposalName(name))
    for (const delegation of this.#followed) {
      for (const key of changed(recordsOf(this.#doc, delegation))) this.#update({ delegation, key })
    }
    this.#meetDelegations()
  }

  /** What was said since this was asked last; at first that is everything. */
  takeChanged(): Said {
    const changed = this.#changed
    this.#changed = { units: new Set(), supported: new Set() }
    return changed
  }

  // The transaction that creates a map is not heard of by an event of the map: it is read as a whole.
  #meetDelegations(): void {
    for (const delegation of delegationsOf(this.#doc)) {
      if (this.#followed.has(delegation)) continue
      this.#followed.add(delegation)
      for (const key of recordsOf(this.#doc, delegation).keys()) this.#update({ delegation, key })
    }
  }

  #update(ref: ProposalRef): void {
    const name = proposalName(ref)
    const records = recordsOf(this.#doc, ref.delegation)
    const record = records.get(ref.key)
    const id = currentRecordId(records, ref.key)
    this.#setSupport(name, ref, record)
    this.#leaveUnit(name)
    if (!record || !id || record.kind === 'support') return
    const { delegation, key } = ref
    const verdict = verdictOn(this.#doc, ref)
    this.#joinUnit(name, { delegation, key, id, record, verdict })
  }

  #setSupport(name: string, { delegation }: ProposalRef, record: ProposalRecord | undefined): void {
    const before = this.#supportOf.get(name)
    const on = record?.kind === 'support' ? record : null
    if (before !== undefined) {
      this.supports.get(before)?.delete(delegation)
      this.#changed.supported.add(before)
    }
    if (!on) {
      this.#supportOf.delete(name)
      return
    }
    this.#supportOf.set(name, on.on)
    const known = this.supports.get(on.on)
    if (known) known.set(delegation, on)
    else this.supports.set(on.on, new Map([[delegation, on]]))
    this.#changed.supported.add(on.on)
  }

  #leaveUnit(name: string): void {
    const unit = this.#unitOf.get(name)
    if (!unit) return
    this.#unitOf.delete(name)
    unit.entries.delete(name)
    this.#changed.units.add(unit)
    if (unit.entries.size === 0) this.#units.delete(unit.name)
  }

  #joinUnit(name: string, entry: RecordEntry): void {
    const unitName = nameOfUnit(name, entry)
    const unit = this.#units.get(unitName) ?? { name: unitName, entries: new Map() }
    this.#units.set(unitName, unit)
    unit.entries.set(name, entry)
    this.#unitOf.set(name, unit)
    this.#changed.units.add(unit)
  }
}

function nameOfUnit(name: string, { delegation, record }: RecordEntry): string {
  return 'group' in record && record.group ? `${delegation} ${record.group}` : name
}

/** The characters that a record names: where its insertion begins, what it is about. */
export function rangesNamedIn(record: ProposalRecord): readonly Range[] {
  if (record.kind === 'ins') return [[record.head[0], record.head[1], 1]]
  const ids = 'ids' in record ? (record.ids ?? []) : []
  const mark = 'pid' in record && record.pid ? parseParagraphId(record.pid) : null
  return mark ? [...ids, [mark.client, mark.clock, 1]] : ids
}

/** Two insertions around words are one card about what stands between them ([P14]). */
export function mayBePair({ entries }: Unit): boolean {
  let heads = 0
  for (const { record } of entries.values()) if (record.kind === 'ins') heads++
  return heads > 1
}

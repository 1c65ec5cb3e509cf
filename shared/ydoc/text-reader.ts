import type * as Y from 'yjs'
import type { Range } from '../domain/char-ids.ts'
import { placeProposals } from '../domain/derive-proposals.ts'
import { IdSet } from '../domain/id-set.ts'
import { byProposalName, type Proposal, proposalName } from '../domain/proposals.ts'
import { namesOf } from '../domain/stands.ts'
import { joinParts, type Paragraph, readPart, type Statements } from '../domain/views.ts'
import { clockOf } from './items.ts'
import type { Ledger } from './ledger.ts'
import { newRanges } from './new-ranges.ts'
import { ParagraphStatements } from './paragraph-statements.ts'
import { readBlocks } from './read-text.ts'
import { mayBePair, RecordUnits, rangesNamedIn, type Unit } from './record-units.ts'
import { leasesOf, pensOf } from './roots.ts'
import { type Stretch, Stretches, unreadStretch } from './stretches.ts'

/** What the panels know of a text; what reads as before is the same object as before. */
export type TextReading = {
  readonly markup: readonly Paragraph[]
  readonly base: readonly Paragraph[]
  /** All of them, as `readProposals` orders them. */
  readonly proposals: readonly Proposal[]
}

/**
 * Reads a text again and again, each time only what has changed since ([V16]): following a transaction costs what the
 * transaction holds, and a reading costs the stretches that were touched. It equals `readView` and `readProposals`.
 */
export class TextReader {
  readonly #ledger: Ledger
  readonly #stop: () => void
  /** Null while nothing is kept: the next reading begins afresh. */
  #state: ReaderState | null = null

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#stop = ledger.onTransaction((transaction, touched) => {
      // Who owns what and who holds the pen: everything may read otherwise.
      const changed: ReadonlyMap<unknown, unknown> = transaction.changed
      if (changed.has(leasesOf(ledger.doc))) this.#state = null
      else this.#state?.follow(transaction, touched)
    })
  }

  read(): TextReading {
    this.#state ??= new ReaderState(this.#ledger)
    return this.#state.read()
  }

  destroy(): void {
    this.#stop()
  }
}

class ReaderState {
  readonly #ledger: Ledger
  readonly #statements: ParagraphStatements
  readonly #records: RecordUnits
  readonly #stretches: Stretches
  /** Where records speak of nothing that is here yet. */
  readonly #nowhere = unreadStretch()
  readonly #placesOf = new Map<Unit, ReadonlySet<Stretch>>()
  readonly #unitsIn = new Map<Stretch, Set<Unit>>()
  /** The stretch under which a proposal is kept, by the names under which others speak of it. */
  readonly #homeOf = new Map<string, Stretch>()
  #touched = new IdSet()
  #isNew = true

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#statements = new ParagraphStatements(ledger.doc)
    this.#records = new RecordUnits(ledger.doc)
    this.#stretches = new Stretches(ledger)
  }

  follow(transaction: Y.Transaction, touched: readonly Range[]): void {
    this.#records.follow(transaction)
    const said = this.#statements.follow(transaction)
    for (const range of [...newRanges(transaction), ...touched, ...said]) this.#touched.add(range)
  }

  read(): TextReading {
    const dirty = this.#takeDirty()
    this.#readStretches(dirty)
    for (const together of this.#tiedTo(dirty)) this.#readProposals(together)
    const { all } = this.#stretches
    const hidden = [this.#nowhere, ...all].flatMap((stretch) => stretch.hidden)
    return {
      markup: joinParts(all.map(({ markup }) => markup)),
      base: joinParts(all.map(({ base }) => base)),
      proposals: [...all.flatMap(({ proposals }) => proposals), ...hidden.sort(byProposalName)],
    }
  }

  /** The stretches of which something may read otherwise; records are looked for where they may be now. */
  #takeDirty(): Set<Stretch> {
    const ranges = [...this.#touched.ranges()]
    this.#touched = new IdSet()
    const { units, supported } = this.#records.takeChanged()
    const moved = new Set(units)
    const dirty = this.#divide(ranges, moved)
    for (const range of ranges) for (const one of this.#stretches.over(range)) dirty.add(one)
    // What was missing may have come.
    if (ranges.length > 0)
      for (const unit of this.#unitsIn.get(this.#nowhere) ?? []) moved.add(unit)
    for (const unit of moved) this.#place(unit, dirty)
    for (const name of supported) {
      const home = this.#homeOf.get(name)
      if (home) dirty.add(home)
    }
    return dirty
  }

  /** Divides the tape again if a mark of a base hand was touched: what stands beside it is read again, with its records. */
  #divide(ranges: readonly Range[], moved: Set<Unit>): Set<Stretch> {
    const marks = ranges.filter((range) => this.#stretches.mayDivide(range))
    if (!this.#isNew && marks.length === 0 && this.#stretches.all.length > 0) return new Set()
    const gone = this.#stretches.divide()
    const beside = marks.flatMap((range) => [
      ...this.#stretches.over(range),
      ...this.#stretches.before(range),
    ])
    const dirty = new Set(this.#isNew ? this.#stretches.all : beside)
    this.#isNew = false
    for (const stretch of [...gone, ...dirty]) {
      for (const unit of this.#unitsIn.get(stretch) ?? []) moved.add(unit)
    }
    for (const stretch of gone) {
      this.#forgetNames(stretch)
      for (const unit of this.#unitsIn.get(stretch) ?? []) this.#unplace(unit)
      this.#unitsIn.delete(stretch)
    }
    return dirty
  }

  /** Finds the stretches that a unit is about; where it was and where it is reads otherwise. */
  #place(unit: Unit, dirty: Set<Stretch>): void {
    for (const stretch of this.#unplace(unit)) dirty.add(stretch)
    if (unit.entries.size === 0) return
    const places = this.#find(unit)
    this.#placesOf.set(unit, places)
    for (const stretch of places) {
      dirty.add(stretch)
      const known = this.#unitsIn.get(stretch)
      if (known) known.add(unit)
      else this.#unitsIn.set(stretch, new Set([unit]))
    }
  }

  #unplace(unit: Unit): Iterable<Stretch> {
    const places = this.#placesOf.get(unit) ?? []
    for (const stretch of places) this.#unitsIn.get(stretch)?.delete(unit)
    this.#placesOf.delete(unit)
    return [...places].filter((stretch) => this.#isThere(stretch))
  }

  #isThere(stretch: Stretch): boolean {
    return stretch === this.#nowhere || this.#stretches.all[stretch.at] === stretch
  }

  #find(unit: Unit): ReadonlySet<Stretch> {
    const found = new Set<Stretch>()
    for (const { record } of unit.entries.values()) {
      for (const range of rangesNamedIn(record)) {
        for (const stretch of this.#stretches.over(range)) found.add(stretch)
        if (!this.#holds(range)) found.add(this.#nowhere)
      }
    }
    if (found.size === 0) return new Set([this.#nowhere])
    return mayBePair(unit) ? this.#filled(found) : found
  }

  #holds([client, clock, length]: Range): boolean {
    return clock + length <= clockOf(this.#ledger.doc, client)
  }

  /** With everything that stands between. */
  #filled(stretches: ReadonlySet<Stretch>): ReadonlySet<Stretch> {
    const places = [...stretches].filter((one) => one !== this.#nowhere).map(({ at }) => at)
    const between = this.#stretches.all.slice(Math.min(...places), Math.max(...places) + 1)
    return new Set([...stretches, ...between])
  }

  #readStretches(dirty: ReadonlySet<Stretch>): void {
    if (dirty.size === 0) return
    const statements: Statements = {
      ...readBlocks(this.#ledger.doc),
      ...this.#statements.byParagraph(),
      pens: pensOf(this.#ledger.doc),
    }
    for (const stretch of dirty) {
      if (stretch === this.#nowhere) continue
      const segments = this.#stretches.segmentsOf(stretch)
      const isFirst = stretch.at === 0
      stretch.segments = segments
      stretch.markup = readPart(segments, statements, { kind: 'markup' }, isFirst)
      stretch.base = readPart(segments, statements, { kind: 'base' }, isFirst)
    }
  }

  /** The dirty stretches with those that records tie to them, in groups that are read together, each in order. */
  *#tiedTo(dirty: ReadonlySet<Stretch>): Generator<readonly Stretch[]> {
    const seen = new Set<Stretch>()
    for (const stretch of dirty) {
      if (seen.has(stretch)) continue
      const together = [stretch]
      seen.add(stretch)
      for (const one of together) {
        for (const unit of this.#unitsIn.get(one) ?? []) {
          for (const other of this.#placesOf.get(unit) ?? []) {
            if (seen.has(other)) continue
            seen.add(other)
            together.push(other)
          }
        }
      }
      yield together.sort((a, b) => a.at - b.at)
    }
  }

  #readProposals(together: readonly Stretch[]): void {
    const units = new Set(together.flatMap((one) => [...(this.#unitsIn.get(one) ?? [])]))
    const entries = [...units].flatMap((unit) => [...unit.entries.values()]).sort(byProposalName)
    const segments = together.flatMap((one) => one.segments)
    const known = new Map<string, Proposal>()
    for (const stretch of together) {
      for (const one of [...stretch.proposals, ...stretch.hidden]) known.set(proposalName(one), one)
      this.#forgetNames(stretch)
    }
    const placed = placeProposals(segments, entries, this.#records.supports).map((one) => ({
      at: one.at,
      proposal: sameAs(known.get(proposalName(one.proposal)), one.proposal),
    }))
    let from = 0
    for (const stretch of together) {
      const end = from + stretch.segments.length
      stretch.proposals = placed
        .filter(({ at }) => at >= from && at < end)
        .map(({ proposal }) => proposal)
      stretch.hidden = []
      from = end
    }
    const [first] = together
    if (first) first.hidden = placed.filter(({ at }) => at >= from).map(({ proposal }) => proposal)
    for (const stretch of together) {
      for (const one of [...stretch.proposals, ...stretch.hidden]) {
        for (const name of namesOf(one)) this.#homeOf.set(name, stretch)
      }
    }
  }

  #forgetNames(stretch: Stretch): void {
    for (const one of [...stretch.proposals, ...stretch.hidden]) {
      for (const name of namesOf(one)) {
        if (this.#homeOf.get(name) === stretch) this.#homeOf.delete(name)
      }
    }
  }
}

/** The known one if both read the same. */
function sameAs(known: Proposal | undefined, next: Proposal): Proposal {
  return known && isSame(known, next) ? known : next
}

// Both are plain data of one shape; comparing is several times quicker than writing both out.
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
}

import type { Range } from '../domain/char-ids.ts'
import type { Proposal } from '../domain/proposals.ts'
import type { Segment } from '../domain/segments.ts'
import type { PartOfReading } from '../domain/views.ts'
import { firstItem, type Item, itemsOf, markKind } from './items.ts'
import type { Ledger } from './ledger.ts'
import { tapeOf } from './roots.ts'

/**
 * A part of the tape from a live mark of a base hand up to the next one, the first one from the start of the text.
 * Nothing pending reaches across such a mark, so that a stretch is read by itself ([V16]).
 */
export type Stretch = {
  /** Its place among the stretches. */
  at: number
  segments: readonly Segment[]
  markup: PartOfReading
  base: PartOfReading
  /** Those that begin here, in the order of the text. */
  proposals: readonly Proposal[]
  /** Those whose place is hidden; kept with the first stretch that their records name. */
  hidden: readonly Proposal[]
}

const UNREAD: PartOfReading = { paragraphs: [], marks: [], placements: new Map() }

/** A stretch that has not been read; `at` is given to it when the text is divided. */
export function unreadStretch(): Stretch {
  return { at: -1, segments: [], markup: UNREAD, base: UNREAD, proposals: [], hidden: [] }
}

/** The division of the tape into stretches. */
export class Stretches {
  readonly #ledger: Ledger
  #byStart = new Map<Item, Stretch>()
  #starts: readonly Item[] = []
  all: readonly Stretch[] = []

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Divides the tape again; what begins as before stays the same object. Returns the stretches that are no more. */
  divide(): readonly Stretch[] {
    const before = this.#byStart
    this.#starts = this.#findStarts()
    this.#byStart = new Map(
      this.#starts.map((start) => [start, before.get(start) ?? unreadStretch()]),
    )
    this.all = [...this.#byStart.values()]
    for (const [at, stretch] of this.all.entries()) stretch.at = at
    return [...before.values()].filter((stretch) => this.all[stretch.at] !== stretch)
  }

  /** The segments of a stretch as they are now. */
  segmentsOf({ at }: Stretch): readonly Segment[] {
    const segments: Segment[] = []
    const end = this.#starts[at + 1] ?? null
    // What stands before the first mark belongs to the first stretch.
    let item = at === 0 ? firstItem(this.#ledger.doc) : (this.#starts[at] ?? null)
    for (; item && item !== end; item = item.right) segments.push(...this.#ledger.segmentsOf(item))
    return segments
  }

  /** Whether the mark of a base hand is among the characters: it may divide the tape, or have divided it. */
  mayDivide(range: Range): boolean {
    if (!this.#ledger.isBaseHand(range[0])) return false
    for (const item of this.#itemsIn(range)) if (markKind(item) !== null) return true
    return false
  }

  /** The stretches that hold one of the characters; characters that are not here yet are in none. */
  over(range: Range): ReadonlySet<Stretch> {
    const found = new Set<Stretch>()
    for (const item of this.#itemsIn(range)) {
      const stretch = this.#stretchOf(item)
      if (stretch) found.add(stretch)
    }
    return found
  }

  /** The stretch that ends before each mark of a base hand among the characters. */
  before(range: Range): ReadonlySet<Stretch> {
    const found = new Set<Stretch>()
    for (const item of this.#itemsIn(range)) {
      const stretch = markKind(item) !== null && item.left ? this.#stretchOf(item.left) : null
      if (stretch) found.add(stretch)
    }
    return found
  }

  #stretchOf(item: Item): Stretch | null {
    let at: Item | null = item
    while (at && !this.#byStart.has(at)) at = at.left
    return (at && this.#byStart.get(at)) ?? this.all[0] ?? null
  }

  *#itemsIn([client, clock, length]: Range): Generator<Item> {
    const { doc } = this.#ledger
    for (const item of itemsOf(doc, client, clock, clock + length)) {
      if (item.parent === tapeOf(doc)) yield item
    }
  }

  /** A text without any such mark is one stretch. */
  #findStarts(): Item[] {
    const starts: Item[] = []
    const first = firstItem(this.#ledger.doc)
    for (let item = first; item; item = item.right) if (this.#isStart(item)) starts.push(item)
    return starts.length === 0 && first ? [first] : starts
  }

  #isStart(item: Item): boolean {
    const { id } = item
    return (
      this.#ledger.isBaseHand(id.client) && markKind(item) !== null && !this.#ledger.isHidden(id)
    )
  }
}

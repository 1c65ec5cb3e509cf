import {
  type CharId,
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
  type Range,
} from '../../domain/char-ids.ts'
import { IdSet } from '../../domain/id-set.ts'

/** Characters in whose stead others were written, with the ids of those. */
export class Retyped {
  readonly #gone = new IdSet()
  readonly #spans: { readonly range: Range; readonly first: CharId }[] = []

  add(range: Range, first: CharId): void {
    this.#gone.add(range)
    this.#spans.push({ range, first })
  }

  /** The parts of the range that are there under their own ids. */
  originals(range: Range): Range[] {
    return this.#gone.without(range)
  }

  /** The range as it is there now, in the order of the text. */
  standIns(range: Range): Range[] {
    const [client, clock, length] = range
    const found = this.originals(range).map((one) => ({ at: one[1], range: one }))
    for (const { range: gone, first } of this.#spans) {
      const from = Math.max(clock, gone[1])
      const to = Math.min(clock + length, gone[1] + gone[2])
      if (gone[0] !== client || from >= to) continue
      const clockNow = first.clock + from - gone[1]
      found.push({ at: from, range: [first.client, clockNow, to - from] })
    }
    return found.sort((a, b) => a.at - b.at).map((one) => one.range)
  }

  /** The paragraph that stands for this one. */
  paragraph(id: ParagraphId): ParagraphId {
    const mark = parseParagraphId(id)
    const [now] = mark ? this.standIns([mark.client, mark.clock, 1]) : []
    return now ? paragraphIdOf({ client: now[0], clock: now[1] }) : id
  }
}

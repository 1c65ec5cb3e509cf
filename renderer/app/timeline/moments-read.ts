import type { Result } from '../../../shared/base/result.ts'
import { ok } from '../../../shared/base/result.ts'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'
import type { RelayFailure } from '../../session/relay-api.ts'

// Moments that were looked at. An entry of the log never changes, so neither does the text after it; the last few are kept,
// and one is asked for at a time: whoever drags a slider wants the last place, not every one on the way.

export type ReadMoment = (seq: number) => Promise<Result<VersionAnswer, RelayFailure>>

/** A moment, and the one that its changes are counted from. */
export type Pair = { readonly before: VersionAnswer; readonly at: VersionAnswer }

const MOST_KEPT = 24

/** Before the first entry. */
const NOTHING: VersionAnswer = {
  name: '0',
  seq: 0,
  at: 0,
  version: { paragraphs: [] },
  credits: { brought: [], taken: [] },
}

export class MomentsRead {
  readonly #read: ReadMoment
  readonly #kept = new Map<number, VersionAnswer>()
  #wanted = 0
  #under: Promise<unknown> = Promise.resolve()

  constructor(read: ReadMoment) {
    this.#read = read
  }

  /** Both moments; null if others were wanted before these were asked for. */
  async pair(before: number, at: number): Promise<Result<Pair, RelayFailure> | null> {
    const ticket = ++this.#wanted
    const under = this.#under
    const reading = under.then(async () => {
      if (ticket !== this.#wanted) return null
      const first = await this.#moment(before)
      const second = first.ok ? await this.#moment(at) : first
      if (!first.ok) return first
      return second.ok ? ok({ before: first.value, at: second.value }) : second
    })
    this.#under = reading
    return reading
  }

  async #moment(seq: number): Promise<Result<VersionAnswer, RelayFailure>> {
    const known = seq === 0 ? NOTHING : this.#kept.get(seq)
    const read = known ? ok(known) : await this.#read(seq)
    if (!read.ok) return read
    // What was looked at last goes last.
    this.#kept.delete(seq)
    this.#kept.set(seq, read.value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return read
  }
}

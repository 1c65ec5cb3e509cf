import { ok, type Result } from '../../../shared/base/result.ts'
import type { Credits } from '../../../shared/domain/versions.ts'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'
import type { RelayFailure } from '../../session/relay-api.ts'

// Moments that were looked at. An entry of the log never changes, so neither does the text after it; the last few are kept,
// and one is asked for at a time: whoever drags a slider wants the last place, not every one on the way. The text comes first,
// then in whose name it changed; and last, while one reads, the moments to which one may go next.

type Read<T> = Promise<Result<T, RelayFailure>>

/** What is asked of the relay; it is given up with the signal. */
type MomentReader = {
  text(seq: number, signal: AbortSignal): Read<VersionAnswer>
  credits(seq: number, signal: AbortSignal): Read<Credits>
}

/** A moment, and the one that its changes are counted from. */
export type Pair = {
  readonly before: VersionAnswer
  readonly at: VersionAnswer
  /** In whose name the words came and went; null while that is not known yet. */
  readonly credits: Credits | null
}

/** The entries of a pair, and those that are read ahead. */
type Wish = {
  readonly before: number
  readonly at: number
  readonly next?: readonly number[]
}

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
  readonly #reader: MomentReader
  readonly #texts = new Map<number, VersionAnswer>()
  readonly #credits = new Map<number, Credits>()
  #wanted = new AbortController()
  #under: Promise<unknown> = Promise.resolve()

  constructor(reader: MomentReader) {
    this.#reader = reader
  }

  /**
   * Tells of the pair as soon as its text is there, and again with its credits; of nothing any more once another is wished for. A
   * failure is told once.
   */
  show(wish: Wish, tell: (told: Result<Pair, RelayFailure>) => void): Promise<void> {
    this.#wanted.abort()
    this.#wanted = new AbortController()
    const { signal } = this.#wanted
    const told = (what: Result<Pair, RelayFailure>) => {
      if (!signal.aborted) tell(what)
    }
    // What was begun for another wish ends at once where it was given up.
    const reading = this.#under.then(() => this.#read(wish, told, signal))
    this.#under = reading
    return reading
  }

  /** Nobody looks any more. */
  stop(): void {
    this.#wanted.abort()
  }

  async #read(
    { before, at, next = [] }: Wish,
    tell: (told: Result<Pair, RelayFailure>) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const first = await this.#text(before, signal)
    if (!first.ok) return tell(first)
    const second = await this.#text(at, signal)
    if (!second.ok) return tell(second)
    const pair = { before: first.value, at: second.value, credits: this.#credits.get(at) ?? null }
    tell(ok(pair))
    const credits = await this.#creditsOf(at, signal)
    if (!credits.ok) return tell(credits)
    if (!pair.credits) tell(ok({ ...pair, credits: credits.value }))
    for (const seq of next) await this.#text(seq, signal)
  }

  #text(seq: number, signal: AbortSignal): Read<VersionAnswer> {
    if (seq === 0) return Promise.resolve(ok(NOTHING))
    return once(this.#texts, seq, signal, () => this.#reader.text(seq, signal))
  }

  #creditsOf(seq: number, signal: AbortSignal): Read<Credits> {
    return once(this.#credits, seq, signal, () => this.#reader.credits(seq, signal))
  }
}

/** What is kept, or what is read now; nothing is asked for that nobody wants any more. */
async function once<T>(
  kept: Map<number, T>,
  seq: number,
  signal: AbortSignal,
  read: () => Read<T>,
): Read<T> {
  const known = kept.get(seq)
  if (known === undefined && signal.aborted) return GIVEN_UP
  const found = known === undefined ? await read() : ok(known)
  if (!found.ok) return found
  // What was looked at last goes last.
  kept.delete(seq)
  kept.set(seq, found.value)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return found
}

const GIVEN_UP = { ok: false, error: { kind: 'unreachable' } } as const

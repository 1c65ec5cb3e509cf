import type { Revision } from '../../shared/domain/revisions.ts'
import type { Author } from '../author.ts'
import type { UpdateLog } from '../store/store.ts'
import { addNamed, readNamed } from './named-room.ts'

/** The revisions for named recipients of a negotiation that this process writes: read once, and asked for often. */
export class NamedRevisions {
  readonly #log: UpdateLog
  #known: Promise<readonly Revision[]> | null = null

  constructor(log: UpdateLog) {
    this.#log = log
  }

  /** All of them, in the order in which they were circulated; rejects if the log cannot be read. */
  all(): Promise<readonly Revision[]> {
    if (this.#known) return this.#known
    const reading = readNamed(this.#log)
    this.#known = reading
    // What could not be read is read again for the next who asks.
    reading.catch(() => this.#forget())
    return reading
  }

  /** Keeps one more, in somebody's name; false if it could not be kept. */
  async add(revision: Revision, by: Author): Promise<boolean> {
    const isKept = await addNamed(this.#log, revision, by).then(
      () => true,
      () => false,
    )
    this.#forget()
    return isKept
  }

  #forget(): void {
    this.#known = null
  }
}

import type { NewEntry, UpdateLog } from '../store/store.ts'

// The critical section of a room ([R2]). An act judges an update, changes the document and records the
// entry, all in one go; entries that come close together are committed together; while a commit is under
// way nobody touches the document. So between commits the document is exactly what the log says, plus
// what is recorded, and an act that needs the durable state waits until nothing is.

export type Recorded<Origin> = { readonly entry: NewEntry; readonly origin: Origin }

/** Who wants to know how long entries wait, of all rooms together. */
export type JournalWatch = {
  /** So many more entries are neither durable nor lost; fewer, if it is negative. */
  waiting(more: number): void
  /** A batch goes to the disk, so long after its first entry. */
  gathered(seconds: number): void
}

export type JournalOptions<Origin> = {
  readonly log: UpdateLog
  /** How long entries are gathered, at most, after the commit before. */
  readonly gatherMs: () => number
  /** Called when a batch is durable, before its entries are reported to those who recorded them. */
  readonly onCommitted: (batch: readonly Recorded<Origin>[], seq: number) => void
  /** Called once: nothing recorded since the last commit was kept, and nothing more will be. */
  readonly onLost: (error: unknown) => void
  readonly watch?: JournalWatch | undefined
}

export class Journal<Origin> {
  readonly #options: JournalOptions<Origin>
  readonly #inbox: (() => void)[] = []
  readonly #durable: (() => void)[] = []
  #batch: { readonly recorded: Recorded<Origin>; readonly report: (seq: number | null) => void }[] =
    []
  #state: 'open' | 'committing' | 'lost' = 'open'
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null
  #lastCommitMs = 0
  #firstEntryMs = 0

  constructor(options: JournalOptions<Origin>) {
    this.#options = options
  }

  get isLost(): boolean {
    return this.#state === 'lost'
  }

  /** Runs the act when no commit is under way, in the order of the calls; also when the room is lost. */
  enter(act: () => void): void {
    if (this.#state === 'committing') this.#inbox.push(act)
    else this.#attempt(act)
  }

  /** Inside an act: resolves with the sequence number when the entry is durable, with null if it is lost. */
  record(entry: NewEntry, origin: Origin): Promise<number | null> {
    if (this.#state === 'lost') return Promise.resolve(null)
    if (this.#batch.length === 0) this.#firstEntryMs = performance.now()
    this.#options.watch?.waiting(1)
    return new Promise((report) => {
      this.#batch.push({ recorded: { entry, origin }, report })
      this.#schedule()
    })
  }

  /** Inside an act: runs the other act as soon as everything recorded before it is durable or lost. */
  whenDurable(act: () => void): void {
    if (this.#batch.length === 0) act()
    else this.#durable.push(act)
  }

  /** Gives the room up: what is recorded and not committed is reported as lost. */
  lose(error: unknown): void {
    if (this.#state === 'lost') return
    this.#state = 'lost'
    const batch = this.#batch
    this.#batch = []
    this.#options.watch?.waiting(-batch.length)
    this.#options.onLost(error)
    for (const { report } of batch) report(null)
    this.#drain()
  }

  #attempt(act: () => void): void {
    try {
      act()
    } catch (error) {
      // An act that threw half-way may have left the document half-way: the log is the way back.
      this.lose(error)
    }
  }

  #schedule(): void {
    if (this.#timer || this.#state !== 'open') return
    const waitMs = this.#lastCommitMs + this.#options.gatherMs() - performance.now()
    const commit = () => {
      this.#timer = null
      void this.#commit()
    }
    this.#timer = waitMs > 1 ? setTimeout(commit, waitMs) : setImmediate(commit)
  }

  async #commit(): Promise<void> {
    if (this.#state !== 'open' || this.#batch.length === 0) return
    this.#state = 'committing'
    const batch = this.#batch
    this.#lastCommitMs = performance.now()
    this.#options.watch?.gathered((this.#lastCommitMs - this.#firstEntryMs) / 1000)
    const seq = await this.#append(batch.map(({ recorded }) => recorded.entry))
    if (seq === null) return
    this.#batch = []
    this.#options.watch?.waiting(-batch.length)
    this.#state = 'open'
    const recorded = batch.map((one) => one.recorded)
    this.#attempt(() => this.#options.onCommitted(recorded, seq))
    for (const { report } of batch) report(seq)
    this.#drain()
  }

  async #append(entries: readonly NewEntry[]): Promise<number | null> {
    try {
      return await this.#options.log.append(entries)
    } catch (error) {
      this.lose(error)
      return null
    }
  }

  #drain(): void {
    for (const act of this.#durable.splice(0)) this.#attempt(act)
    for (const act of this.#inbox.splice(0)) this.#attempt(act)
  }
}

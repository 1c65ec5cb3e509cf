import { errorCode, SQLITE } from '../sqlite.ts'

/** Whether what is written can be kept: the disk is full, fails, or may not be written to. */
export type StorageState = 'ok' | 'full' | 'failed' | 'readOnly'

export type StorageWatchOptions = {
  /** Writes something small for good; rejects while nothing can be kept. */
  readonly probe: () => Promise<void>
  readonly onChange: (state: StorageState) => void
  readonly probeMs?: number
}

const PROBE_MS = 1000

/**
 * Knows whether the file can be written ([S8]). A write that failed for the disk's sake makes it doubtful; from then on
 * a small write is tried every second, and the first that succeeds, this one or another, ends the doubt.
 */
export class StorageWatch {
  readonly #options: StorageWatchOptions
  #state: StorageState = 'ok'
  #timer: NodeJS.Timeout | null = null

  constructor(options: StorageWatchOptions) {
    this.#options = options
  }

  get state(): StorageState {
    return this.#state
  }

  succeeded(): void {
    this.#become('ok')
  }

  failed(error: unknown): void {
    const state = stateAfter(error)
    if (state) this.#become(state)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #become(state: StorageState): void {
    if (state === this.#state) return
    this.#state = state
    this.stop()
    if (state !== 'ok') this.#probeLater()
    this.#options.onChange(state)
  }

  #probeLater(): void {
    this.#timer = setTimeout(() => void this.#probe(), this.#options.probeMs ?? PROBE_MS)
    this.#timer.unref()
  }

  async #probe(): Promise<void> {
    try {
      await this.#options.probe()
      this.succeeded()
    } catch (error) {
      this.failed(error)
      if (this.#state !== 'ok') this.#probeLater()
    }
  }
}

/** What a failed write says of the disk; null if it says nothing of it. */
function stateAfter(error: unknown): StorageState | null {
  switch (errorCode(error)) {
    case SQLITE.full:
      return 'full'
    case SQLITE.ioError:
    case SQLITE.cannotOpen:
      return 'failed'
    case SQLITE.readOnly:
      return 'readOnly'
    default:
      return null
  }
}

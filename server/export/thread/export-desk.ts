import type { Worker } from 'node:worker_threads'
import { fail, ok } from '../../../shared/base/result.ts'
import { endThread, startThread } from '../../start-thread.ts'
import type { ExportError, ExportOrder, ExportResult } from '../export-job.ts'
import type { OrderMessage, ThreadMessage } from './messages.ts'

// Exports of a relay, one after another in a thread beside it ([X30]). Nobody who drafts waits for a document that somebody saves.

/** What one who asked is told meanwhile. */
type Watch = {
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal
  readonly progress?: (done: number, of: number) => void
}

/** Where a relay has its exports made. */
export type ExportDesk = {
  make(order: ExportOrder, watch: Watch): Promise<ExportResult>
  /** Whoever still waits is told that it failed. */
  close(): Promise<void>
}

type Limits = {
  /** So many wait at most. */
  readonly waiting: number
  /** So long may one take. */
  readonly jobMs: number
  /** A thread without work ends after so long. */
  readonly idleMs: number
}

const LIMITS: Limits = { waiting: 64, jobMs: 120_000, idleMs: 60_000 }
const MEMORY = { maxOldGenerationSizeMb: 1024 }

type Job = {
  readonly id: number
  readonly order: ExportOrder
  readonly progress: (done: number, of: number) => void
  readonly settle: (result: ExportResult) => void
}

type Options = {
  /** The dossier, a real path. */
  readonly file: string
  readonly onFailed: (error: Error) => void
  readonly limits?: Partial<Limits>
  /** What was begun is finished, also where nobody waits any more: to end the thread would lose what it has read. */
  readonly isKeeping?: boolean
  readonly start?: () => Worker
}

/** The desk of a relay over a file. */
export function exportDesk(options: Options): ExportDesk {
  return new ThreadDesk(options)
}

class ThreadDesk implements ExportDesk {
  readonly #options: Options
  readonly #limits: Limits
  readonly #waiting: Job[] = []
  #current: Job | null = null
  #thread: Worker | null = null
  #timer: NodeJS.Timeout | null = null
  #lastId = 0
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
    this.#limits = { ...LIMITS, ...options.limits }
  }

  make(order: ExportOrder, { signal, progress = () => undefined }: Watch): Promise<ExportResult> {
    if (signal.aborted) return Promise.resolve(fail('cancelled'))
    if (this.#isClosed) return Promise.resolve(fail('failed'))
    if (this.#waiting.length >= this.#limits.waiting) return Promise.resolve(fail('busy'))
    return new Promise((resolve) => {
      const cancel = () => this.#cancel(job)
      const settle = (result: ExportResult) => {
        signal.removeEventListener('abort', cancel)
        resolve(result)
      }
      const job: Job = { id: ++this.#lastId, order, progress, settle }
      signal.addEventListener('abort', cancel, { once: true })
      this.#waiting.push(job)
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const job of this.#waiting.splice(0)) job.settle(fail('failed'))
    this.#finish(fail('failed'))
    await this.#end()
  }

  #next(): void {
    if (this.#current) return
    const job = this.#waiting.shift()
    if (!job) {
      this.#endAfter(this.#limits.idleMs)
      return
    }
    this.#current = job
    this.#giveUpAfter(this.#limits.jobMs)
    const message: OrderMessage = { id: job.id, file: this.#options.file, order: job.order }
    try {
      this.#running().postMessage(message)
    } catch (error) {
      // A program whose parts are missing: nothing could even be begun.
      this.#options.onFailed(error instanceof Error ? error : new Error('no thread'))
      this.#finish(fail('failed'))
      this.#next()
    }
  }

  #running(): Worker {
    if (this.#thread) return this.#thread
    const thread = this.#options.start?.() ?? startExporter()
    thread.on('message', (message: ThreadMessage) => this.#hear(message))
    thread.on('error', (error) => this.#options.onFailed(error))
    thread.once('exit', () => this.#died(thread))
    // What nobody waits for keeps no process alive.
    thread.unref()
    this.#thread = thread
    return thread
  }

  #hear(message: ThreadMessage): void {
    const job = this.#current
    if (job?.id !== message.id) return
    if (message.kind === 'progress') {
      job.progress(message.done, message.of)
      return
    }
    if (message.kind === 'failed') this.#options.onFailed(message.error)
    this.#finish(resultOf(message))
    this.#next()
  }

  /** Native code heeds no signal: to stop it is to end its thread. */
  #cancel(job: Job): void {
    if (this.#current === job && this.#options.isKeeping) return
    if (this.#current === job) this.#abandon(fail('cancelled'))
    const place = this.#waiting.indexOf(job)
    if (place < 0) return
    this.#waiting.splice(place, 1)
    job.settle(fail('cancelled'))
  }

  #abandon(result: ExportResult): void {
    this.#finish(result)
    void this.#end()
    this.#next()
  }

  #died(thread: Worker): void {
    if (thread !== this.#thread) return
    this.#thread = null
    this.#finish(fail('failed'))
    if (!this.#isClosed) this.#next()
  }

  #finish(result: ExportResult): void {
    const job = this.#current
    this.#current = null
    this.#stopTimer()
    job?.settle(result)
  }

  async #end(): Promise<void> {
    this.#stopTimer()
    const thread = this.#thread
    this.#thread = null
    if (thread) await endThread(thread)
  }

  #giveUpAfter(ms: number): void {
    this.#wait(ms, () => {
      this.#options.onFailed(new Error(`an export took longer than ${ms} ms`))
      this.#abandon(fail('failed'))
    })
  }

  #endAfter(ms: number): void {
    if (this.#thread) this.#wait(ms, () => void this.#end())
  }

  #wait(ms: number, then: () => void): void {
    this.#stopTimer()
    this.#timer = setTimeout(then, ms).unref()
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}

function startExporter(): Worker {
  return startThread(import.meta.url, 'export-worker', { resourceLimits: MEMORY, name: 'export' })
}

function resultOf(message: Exclude<ThreadMessage, { kind: 'progress' }>): ExportResult {
  switch (message.kind) {
    case 'made':
      return ok(message.exported)
    case 'refused':
      return fail(message.error satisfies ExportError)
    case 'failed':
      return fail('failed')
  }
}

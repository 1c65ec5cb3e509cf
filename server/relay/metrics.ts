import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import process from 'node:process'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RefusalCode } from '../../shared/domain/refusals.ts'
import type { JournalWatch } from './journal.ts'

// What the relay counts, told as Prometheus text ([M2]). No names, no words, no addresses: labels are codes of our
// own. Each relay has a registry of its own, for a process may run several.

/** What is asked at the moment of telling. */
export type Gauges = {
  readonly connections: () => number
  readonly rooms: () => number
  /** Number of the last entry of the log. */
  readonly head: () => Promise<number>
  /** Whether the relay can keep what is written now. */
  readonly isWritable: () => boolean
  readonly isDraining: () => boolean
}

const COMMIT_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const BATCH_BUCKETS = [1, 2, 5, 10, 25, 50, 100, 250, 1000]
const NANOSECONDS = 1e9
const MICROSECONDS = 1e6

export class Metrics implements JournalWatch {
  readonly #registry = new Registry()
  readonly #loop: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 })
  readonly #entries = this.#counter('penholder_entries_total', 'Updates of texts made durable.')
  readonly #lostRooms = this.#counter('penholder_rooms_lost_total', 'Commits that failed.')
  readonly #clockJumps = this.#counter('penholder_clock_jumps_total', 'Jumps of the wall clock.')
  readonly #refusals = this.#counter('penholder_refusals_total', 'Updates refused, by code.', [
    'code',
  ])
  readonly #turnedAway = this.#counter(
    'penholder_turned_away_total',
    'Requests and upgrades turned away before anybody looked at what they ask, by reason.',
    ['reason'],
  )
  readonly #commits = this.#histogram(
    'penholder_commit_seconds',
    'From handing a batch over until it is durable.',
    COMMIT_BUCKETS,
  )
  readonly #batches = this.#histogram(
    'penholder_commit_entries',
    'Entries of one commit.',
    BATCH_BUCKETS,
  )

  readonly #ticks = this.#histogram(
    'penholder_tick_seconds',
    'From the first entry of a batch until it is handed over.',
    COMMIT_BUCKETS,
  )
  #waiting = 0

  constructor() {
    this.#loop.enable()
    this.gauge('penholder_queue', 'Entries judged and not durable yet.', () => this.#waiting)
  }

  committed(entries: number): void {
    this.#entries.inc(entries)
  }

  commitTook(seconds: number, entries: number): void {
    this.#commits.observe(seconds)
    this.#batches.observe(entries)
  }

  waiting(more: number): void {
    this.#waiting += more
  }

  gathered(seconds: number): void {
    this.#ticks.observe(seconds)
  }

  refused(code: RefusalCode): void {
    this.#refusals.inc({ code })
  }

  turnedAway(reason: string): void {
    this.#turnedAway.inc({ reason })
  }

  roomLost(): void {
    this.#lostRooms.inc()
  }

  clockJumped(): void {
    this.#clockJumps.inc()
  }

  /** Also tells a number that somebody else keeps, read whenever it is asked for. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async () => gauge.set(await read())
    const gauge: Gauge = new Gauge({ name, help, registers: [this.#registry], collect })
  }

  /** Also tells the numbers of the relay and of its process. */
  observe(now: Gauges): void {
    this.gauge('penholder_connections', 'Open WebSocket connections.', now.connections)
    this.gauge('penholder_rooms', 'Rooms in memory.', now.rooms)
    this.gauge('penholder_log_sequence', 'Number of the last entry of the log.', now.head)
    this.gauge('penholder_storage_ok', '1 if what is written can be kept.', () =>
      Number(now.isWritable()),
    )
    this.gauge('penholder_draining', '1 while the relay says goodbye.', () =>
      Number(now.isDraining()),
    )
    this.gauge('penholder_event_loop_lag_p99_seconds', 'Since it was last asked for.', () =>
      this.#lag(),
    )
    this.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
    this.#countCpu()
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  stop(): void {
    this.#loop.disable()
  }

  #countCpu(): void {
    const collect = () => {
      const { user, system } = process.cpuUsage()
      cpu.reset()
      cpu.inc((user + system) / MICROSECONDS)
    }
    const name = 'process_cpu_seconds_total'
    const registers = [this.#registry]
    const cpu: Counter = new Counter({ name, help: 'CPU time.', registers, collect })
  }

  #lag(): number {
    const lag = this.#loop.percentile(99) / NANOSECONDS
    this.#loop.reset()
    return lag
  }

  #counter<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] })
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: [this.#registry] })
  }
}

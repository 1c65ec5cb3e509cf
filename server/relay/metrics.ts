import process from 'node:process'
import type { RefusalCode } from '../../shared/domain/refusals.ts'

/** Counts what the relay does, and tells it as Prometheus text. No names, no words, no addresses. */
export class Metrics {
  #commits = 0
  #entries = 0
  #lostRooms = 0
  readonly #refusals = new Map<RefusalCode, number>()

  committed(entries: number): void {
    this.#commits++
    this.#entries += entries
  }

  refused(code: RefusalCode): void {
    this.#refusals.set(code, (this.#refusals.get(code) ?? 0) + 1)
  }

  roomLost(): void {
    this.#lostRooms++
  }

  text(now: {
    readonly connections: number
    readonly rooms: number
    readonly seq: number
  }): string {
    return [
      metric('penholder_connections', 'gauge', 'Open WebSocket connections.', now.connections),
      metric('penholder_rooms', 'gauge', 'Rooms in memory.', now.rooms),
      metric('penholder_log_sequence', 'gauge', 'Number of the last entry of the log.', now.seq),
      metric('penholder_commits_total', 'counter', 'Commits of rooms.', this.#commits),
      metric('penholder_entries_total', 'counter', 'Updates made durable.', this.#entries),
      metric('penholder_rooms_lost_total', 'counter', 'Commits that failed.', this.#lostRooms),
      metric(
        'process_resident_memory_bytes',
        'gauge',
        'Resident memory.',
        process.memoryUsage.rss(),
      ),
      ...this.#refusalLines(),
      '',
    ].join('\n')
  }

  #refusalLines(): string[] {
    const name = 'penholder_refusals_total'
    return [
      `# HELP ${name} Updates refused, by code.`,
      `# TYPE ${name} counter`,
      ...[...this.#refusals].map(([code, count]) => `${name}{code="${code}"} ${count}`),
    ]
  }
}

function metric(name: string, type: 'gauge' | 'counter', help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}`
}

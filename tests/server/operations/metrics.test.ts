import { describe, expect, it } from 'vitest'
import { Journal } from '../../../server/relay/journal.ts'
import { Metrics } from '../../../server/relay/metrics.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { CHN, FRA } from '../dossiers.ts'
import { aRelay } from '../relay/a-relay.ts'
import { Drafter } from '../relay/drafters.ts'
import { insertAfterLast, openingOf } from '../relay/tape.ts'

/** The samples of `/metrics`, by name and labels. */
async function samplesOf(http: string): Promise<Map<string, number>> {
  const response = await fetch(`${http}/metrics`)
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const lines = (await response.text()).split('\n').filter((line) => /^[a-z]/.test(line))
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

/** A promise, and the way to fulfil it. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let settle: (() => void) | null = null
  const promise = new Promise<void>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: () => settle?.() }
}

describe('[M2] the metrics of the relay', () => {
  it('count what happened: connections, updates, commits, refusals', async () => {
    const relay = await aRelay()
    const pen = await Drafter.join(relay, CHN, 'penholder')
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft')
    await pen.saved()
    const fra = await Drafter.join(relay, FRA)
    insertAfterLast(fra.doc, 'words')
    await fra.saved()
    const during = await samplesOf(relay.http)
    expect(during.get('penholder_connections')).toBe(2)
    expect(during.get('penholder_rooms')).toBe(2)
    expect(during.get('penholder_storage_ok')).toBe(1)
    expect(during.get('penholder_draining')).toBe(0)
    const entries = during.get('penholder_entries_total') ?? 0
    // The two updates, and what the relay itself writes of who holds which id.
    expect(entries).toBeGreaterThanOrEqual(2)
    expect(during.get('penholder_log_sequence')).toBe(entries + 1)
    expect(during.get('penholder_commit_entries_sum')).toBe(entries)
    const commits = during.get('penholder_commit_seconds_count') ?? 0
    expect(commits).toBeGreaterThanOrEqual(2)
    expect(during.get('penholder_commit_seconds_bucket{le="+Inf"}')).toBe(commits)
    expect(during.get('penholder_commit_seconds_sum')).toBeGreaterThan(0)
    expect(during.get('penholder_tick_seconds_count')).toBe(commits)
    expect(during.get('penholder_queue')).toBe(0)
    fra.doc.getMap('d:USA').set('note', 'x')
    await fra.wire.untilClosed()
    const after = await samplesOf(relay.http)
    expect(after.get('penholder_refusals_total{code="foreign-root"}')).toBe(1)
    expect(after.get('penholder_connections')).toBe(1)
  })

  it('tell how many entries wait for the disk', async () => {
    const metrics = new Metrics()
    metrics.stop()
    const { promise: held, resolve: letThrough } = deferred()
    const store = new MemoryStore()
    store.append = () => held.then(() => 3)
    const journal = new Journal<null>({
      log: store,
      gatherMs: () => 0,
      onCommitted: () => undefined,
      onLost: () => undefined,
      watch: metrics,
    })
    const entry = { room: 'text/en', author: 'relay', ts: 0, data: new Uint8Array(), wrote: [] }
    const queue = async () => /^penholder_queue (\d+)$/m.exec(await metrics.text())?.[1]
    const kept = [1, 2, 3].map(() => journal.record(entry, null))
    expect(await queue()).toBe('3')
    letThrough()
    await Promise.all(kept)
    expect(await queue()).toBe('0')
  })

  it('tell how the process is', async () => {
    const samples = await samplesOf((await aRelay()).http)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e7)
    expect(samples.get('process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(samples.has('penholder_event_loop_lag_p99_seconds')).toBe(true)
    expect(samples.get('penholder_clock_jumps_total')).toBe(0)
  })

  it('are each relay’s own, where one process runs several', async () => {
    const [one, other] = [await aRelay(), await aRelay()]
    const pen = await Drafter.join(one, CHN, 'penholder')
    expect((await samplesOf(one.http)).get('penholder_connections')).toBe(1)
    expect((await samplesOf(other.http)).get('penholder_connections')).toBe(0)
    await pen.close()
  })
})

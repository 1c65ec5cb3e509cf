import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { orderOf } from '../../../server/export/export-job.ts'
import { type ExportDesk, exportDesk } from '../../../server/export/thread/export-desk.ts'

/** Does what the name of the format says, as the real thread would: `spin` like native code, deaf to everything. */
const THREAD = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ id, order: { format } }) => {
  if (format === 'spin') for (;;) {}
  if (format === 'die') process.exit(3)
  if (format === 'throw') return parentPort.postMessage({ kind: 'failed', id, error: new Error('thrown') })
  if (format === 'refuse') return parentPort.postMessage({ kind: 'refused', id, error: 'lang' })
  parentPort.postMessage({ kind: 'progress', id, done: 1, of: 2 })
  const bytes = new TextEncoder().encode(format)
  parentPort.postMessage({ kind: 'made', id, exported: { bytes, type: 'text/plain', extension: 'txt' } })
})`

describe('exports of a relay', () => {
  const desks: ExportDesk[] = []
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close()
  })
  const aDesk = (limits = {}) => {
    const failures: string[] = []
    let started = 0
    const desk = exportDesk({
      file: 'none',
      limits,
      onFailed: ({ message }) => failures.push(message),
      start: () => {
        started++
        return new Worker(THREAD, { eval: true })
      },
    })
    desks.push(desk)
    const make = (format: string, signal = new AbortController().signal) =>
      desk.make(orderOf(format), { signal })
    return { desk, make, failures, started: () => started }
  }
  const made = (text: string) => ({
    ok: true,
    value: { bytes: new TextEncoder().encode(text), type: 'text/plain', extension: 'txt' },
  })
  const failed = (error: string) => ({ ok: false, error })

  it('[X30] one after another, by one thread, each told how far it is', async () => {
    const { desk, make, started } = aDesk()
    const told: number[][] = []
    const { signal } = new AbortController()
    const watched = desk.make(orderOf('a'), {
      signal,
      progress: (done, of) => told.push([done, of]),
    })
    expect(await Promise.all([watched, make('b'), make('refuse')])).toEqual([
      made('a'),
      made('b'),
      failed('lang'),
    ])
    expect(told).toEqual([[1, 2]])
    expect(started()).toBe(1)
  })

  it('[X30] who gives up in the middle stops the work, however deaf it is, and the next one is served', async () => {
    const { make, started } = aDesk()
    const giveUp = new AbortController()
    const spinning = make('spin', giveUp.signal)
    const next = make('next')
    giveUp.abort()
    expect(await spinning).toEqual(failed('cancelled'))
    expect(await next).toEqual(made('next'))
    expect(started()).toBe(2)
  })

  it('[X30] who gives up while waiting costs nobody anything', async () => {
    const { make, started } = aDesk()
    const giveUp = new AbortController()
    const first = make('first')
    const waiting = make('die', giveUp.signal)
    giveUp.abort()
    expect(await waiting).toEqual(failed('cancelled'))
    expect(await first).toEqual(made('first'))
    expect(await make('die', AbortSignal.abort())).toEqual(failed('cancelled'))
    expect(started()).toBe(1)
  })

  it('[X30] a thread that dies, and what is thrown in it, fail that one export and are reported', async () => {
    const { make, failures } = aDesk()
    const all = await Promise.all([make('die'), make('throw'), make('after')])
    expect(all).toEqual([failed('failed'), failed('failed'), made('after')])
    expect(failures).toEqual(['thrown'])
  })

  it('[X30] what takes too long is ended', async () => {
    const { make, failures } = aDesk({ jobMs: 3000 })
    expect(await make('spin')).toEqual(failed('failed'))
    expect(failures).toEqual(['an export took longer than 3000 ms'])
    expect(await make('after')).toEqual(made('after'))
  })

  it('[X30] beyond so many nobody waits', async () => {
    const { make } = aDesk({ waiting: 1 })
    const [first, second, third] = [make('a'), make('b'), make('c')]
    expect(await third).toEqual(failed('busy'))
    expect(await Promise.all([first, second])).toEqual([made('a'), made('b')])
  })

  it('[X30] a thread without work ends, and another one begins', async () => {
    const { make, started } = aDesk({ idleMs: 1 })
    await make('a')
    const startedAfterOneMore = async () => {
      await make('b')
      return started()
    }
    await expect.poll(startedAfterOneMore).toBeGreaterThan(1)
  })

  it('[X30] one that cannot be started fails the export', async () => {
    const desk = exportDesk({
      file: 'none',
      onFailed: () => undefined,
      start: () => {
        throw new Error('no such part')
      },
    })
    desks.push(desk)
    const { signal } = new AbortController()
    expect(await desk.make(orderOf('a'), { signal })).toEqual(failed('failed'))
  })

  it('[X30] closed, it serves nobody and says so to those who wait', async () => {
    const { desk, make } = aDesk()
    const all = [make('spin'), make('b')]
    await desk.close()
    expect(await Promise.all(all)).toEqual([failed('failed'), failed('failed')])
    expect(await make('c')).toEqual(failed('failed'))
  })
})

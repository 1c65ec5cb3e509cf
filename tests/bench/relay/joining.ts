import * as Y from 'yjs'
import { cpuSeconds, peakMemory } from './measures.ts'
import type { RunningTarget } from './target.ts'
import { enter } from './typing.ts'

/** People join a text with a long history, one after another and then many at once. */
export async function joining(
  target: RunningTarget,
  { history, storm }: { readonly history: number; readonly storm: number },
): Promise<object> {
  const times: number[] = []
  let bytes = 0
  let missing = 0
  for (let i = 0; i < 10; i++) {
    const [seat] = await target.seats(1)
    if (!seat) throw new Error('nobody could be let in')
    const begun = performance.now()
    const state = await enter(seat, target.dialect)
    times.push(performance.now() - begun)
    bytes = state.length
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, state)
    missing += Math.max(0, history - Y.getState(doc.store, 77))
    seat.socket.destroy()
  }
  const cpu = cpuSeconds(target.pid)
  const seats = await target.seats(storm)
  const begun = performance.now()
  await Promise.all(seats.map((seat) => enter(seat, target.dialect)))
  const stormMs = performance.now() - begun
  const stormCpuS = cpuSeconds(target.pid) - cpu
  for (const { socket } of seats) socket.destroy()
  const [first = 0] = times
  const sorted = [...times].sort((a, b) => a - b)
  return {
    firstMs: Math.round(first),
    p50Ms: Math.round((sorted[5] ?? 0) * 10) / 10,
    bytes,
    missing,
    storm,
    stormMs: Math.round(stormMs),
    stormCpuS: Math.round(stormCpuS * 100) / 100,
    peakMiB: peakMemory(target.pid),
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import { clientFrame } from './lean-socket.ts'
import { cpuSeconds, Histogram, peakMemory } from './measures.ts'
import { keystrokes } from './tape-text.ts'
import type { RunningTarget, Seat } from './target.ts'
import { enter } from './typing.ts'

// Many texts on one relay, two people in each who write now and then: what a conference looks like from the relay.

const KEYS_PER_SECOND = 0.5
const DRAIN_MS = 10_000

export async function manyTexts(
  target: RunningTarget,
  texts: number,
  seconds: number,
): Promise<object> {
  const strokes = Math.max(1, Math.round(seconds * KEYS_PER_SECOND))
  const pairs: Pair[] = []
  const entering = performance.now()
  for (let room = 0; room < texts; room++) {
    const seats = await target.seats(2, room)
    await Promise.all(seats.map((seat) => enter(seat, target.dialect)))
    pairs.push(new Pair(target, seats, strokes))
  }
  const enteredMs = Math.round(performance.now() - entering)
  const cpu = cpuSeconds(target.pid)
  const begun = performance.now() + 50
  await Promise.all(pairs.map((pair, at) => pair.write(begun, at / texts)))
  const end = performance.now() + DRAIN_MS
  const lost = () => pairs.reduce((sum, pair) => sum + pair.unheard, 0)
  while (lost() > 0 && performance.now() < end) await sleep(5)
  const latency = new Histogram()
  for (const pair of pairs) for (const ms of pair.heardAfter) latency.add(ms)
  return {
    texts,
    clients: 2 * texts,
    enteredMs,
    latencyMs: latency.percentiles(),
    cpuS: Math.round((cpuSeconds(target.pid) - cpu) * 100) / 100,
    peakMiB: peakMemory(target.pid),
    lost: lost(),
  }
}

/** Two people in one text. */
class Pair {
  readonly heardAfter: number[] = []
  readonly #seats: readonly Seat[]
  readonly #frames: readonly (readonly Buffer[])[]
  readonly #due: number[][] = [[], []]
  readonly #strokes: number

  constructor({ dialect, seed }: RunningTarget, seats: readonly Seat[], strokes: number) {
    this.#seats = seats
    this.#strokes = strokes
    this.#frames = seats.map(({ client }) =>
      keystrokes(seed, client, strokes).map((one) => clientFrame(dialect.sync(2, one))),
    )
    const clients = seats.map(({ client }) => client)
    seats.forEach(({ socket }, reader) => {
      socket.onMessage = (payload) => {
        const heard = dialect.read(new Uint8Array(payload))
        if (heard.kind !== 'update' && heard.kind !== 'step2') return
        for (const { id, length } of Y.decodeUpdate(heard.bytes).structs) {
          const typist = clients.indexOf(id.client)
          if (typist >= 0 && typist !== reader) this.#hear(typist, length)
        }
      }
    })
  }

  get unheard(): number {
    return 2 * this.#strokes - this.heardAfter.length
  }

  async write(begun: number, part: number): Promise<void> {
    const step = 1000 / KEYS_PER_SECOND
    for (let stroke = 0; stroke < this.#strokes; stroke++) {
      for (const typist of [0, 1]) {
        const due = begun + (stroke + (part + typist / 2) / 2) * step
        await sleep(Math.max(0, due - performance.now()))
        this.#due[typist]?.push(due)
        const frame = this.#frames[typist]?.[stroke]
        if (frame) this.#seats[typist]?.socket.write(frame)
      }
    }
  }

  #hear(typist: number, letters: number): void {
    const now = performance.now()
    for (let i = 0; i < letters; i++) {
      const due = this.#due[typist]?.shift()
      if (due !== undefined) this.heardAfter.push(now - due)
    }
  }
}

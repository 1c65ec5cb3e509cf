import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Dialect, Heard } from './dialect.ts'
import { clientFrame } from './lean-socket.ts'
import { cpuSeconds, Histogram, peakMemory } from './measures.ts'
import { keystrokes } from './tape-text.ts'
import type { RunningTarget, Seat } from './target.ts'

// Everybody types at a pace, or as fast as the others hear it. A keystroke counts from the moment at which it was due,
// whether or not it could be sent then, to its arrival at each of the others, however servers put several together.

export type Typing = {
  readonly clients: number
  readonly strokesEach: number
  /** Keystrokes a second of each; null: as fast as eight unheard ones allow. */
  readonly rate: number | null
}

const DRAIN_MS = 30_000
const WINDOW = 8
const CACHED = 20_000

export async function typing(target: RunningTarget, plan: Typing): Promise<object> {
  const room = await Room.of(target, plan)
  const cpu = cpuSeconds(target.pid)
  const own = process.cpuUsage()
  const begun = performance.now()
  if (plan.rate === null) await room.flood()
  else await room.pace(plan.rate)
  const end = performance.now() + DRAIN_MS
  while (room.delivered < room.expected && performance.now() < end) await sleep(5)
  const seconds = (room.lastAt - begun) / 1000
  const spent = process.cpuUsage(own)
  const lost = room.expected - room.delivered
  const cpuS = cpuSeconds(target.pid) - cpu
  await sleep(200)
  const missing = await room.missingAtEnd()
  return {
    latencyMs: room.latency.percentiles(),
    ackMs: room.acks.percentiles(),
    cpuS: round(cpuS),
    cpuMicrosADelivery: round((cpuS * 1e6) / room.delivered),
    peakMiB: peakMemory(target.pid),
    deliveriesASecond: Math.round(room.delivered / seconds),
    frames: room.frames,
    lost,
    missing,
    harnessCpuShare: round((spent.user + spent.system) / 1e6 / seconds),
  }
}

class Room {
  delivered = 0
  frames = 0
  lastAt = 0
  readonly expected: number
  readonly latency = new Histogram()
  readonly acks = new Histogram()
  readonly #target: RunningTarget
  readonly #plan: Typing
  readonly #seats: readonly Seat[]
  readonly #frames: readonly (readonly Buffer[])[]
  readonly #typist: ReadonlyMap<number, number>
  /** When each keystroke was due, typist by typist. */
  readonly #due: Float64Array
  /** How far each client has heard each typist. */
  readonly #heard: readonly Uint16Array[]
  #cache = new Map<string, readonly (readonly [typist: number, upTo: number])[]>()

  static async of(target: RunningTarget, plan: Typing): Promise<Room> {
    const seats = await target.seats(plan.clients)
    const { dialect, seed } = target
    const strokes = seats.map(({ client }) => keystrokes(seed, client, plan.strokesEach))
    const frames = strokes.map((all) => all.map((one) => clientFrame(dialect.sync(2, one))))
    await Promise.all(seats.map((seat) => enter(seat, dialect)))
    return new Room(target, plan, seats, frames)
  }

  private constructor(
    target: RunningTarget,
    plan: Typing,
    seats: readonly Seat[],
    frames: readonly (readonly Buffer[])[],
  ) {
    const { clients, strokesEach } = plan
    this.#target = target
    this.#plan = plan
    this.#seats = seats
    this.#frames = frames
    this.expected = clients * strokesEach * (clients - 1)
    this.#typist = new Map(seats.map(({ client }, index) => [client, index]))
    this.#due = new Float64Array(clients * strokesEach)
    this.#heard = seats.map(() => new Uint16Array(clients))
    seats.forEach(({ socket }, index) => {
      let acknowledged = 0
      socket.onMessage = (payload) => {
        const now = performance.now()
        const heard = this.#read(payload, target.dialect)
        if (Array.isArray(heard)) this.#deliver(index, heard, now)
        else if (typeof heard === 'number') {
          for (; acknowledged < heard; acknowledged++) {
            this.acks.add(now - this.#dueAt(index, acknowledged))
          }
        }
      }
    })
  }

  /** By the clock, whatever comes back. */
  async pace(rate: number): Promise<void> {
    const { clients, strokesEach } = this.#plan
    const begin = performance.now() + 50
    const sent = new Uint16Array(clients)
    const step = 1000 / rate
    for (let left = clients * strokesEach; left > 0; ) {
      const now = performance.now()
      for (let typist = 0; typist < clients; typist++) {
        for (;;) {
          const stroke = sent[typist] ?? 0
          const due = begin + (typist / clients) * step + stroke * step
          if (stroke >= strokesEach || due > now) break
          this.#send(typist, stroke, due)
          sent[typist] = stroke + 1
          left--
        }
      }
      await sleep(1)
    }
  }

  async flood(): Promise<void> {
    const { clients, strokesEach } = this.#plan
    const sent = new Uint16Array(clients)
    const end = performance.now() + 4 * DRAIN_MS
    for (let left = clients * strokesEach; left > 0 && performance.now() < end; ) {
      for (let typist = 0; typist < clients; typist++) {
        const heard = this.#heard[(typist + 1) % clients]?.[typist] ?? 0
        for (
          let stroke = sent[typist] ?? 0;
          stroke < Math.min(strokesEach, heard + WINDOW);
          stroke++
        ) {
          this.#send(typist, stroke, performance.now())
          sent[typist] = stroke + 1
          left--
        }
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Keystrokes that one who joins at the end does not get. */
  async missingAtEnd(): Promise<number> {
    const [late] = await this.#target.seats(1)
    if (!late) throw new Error('nobody could be let in')
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, await enter(late, this.#target.dialect))
    const missing = this.#seats.map(
      ({ client }) => this.#plan.strokesEach - Y.getState(doc.store, client),
    )
    for (const { socket } of [...this.#seats, late]) socket.destroy()
    return missing.reduce((sum, one) => sum + one, 0)
  }

  #send(typist: number, stroke: number, due: number): void {
    this.#due[typist * this.#plan.strokesEach + stroke] = due
    const frame = this.#frames[typist]?.[stroke]
    if (frame) this.#seats[typist]?.socket.write(frame)
  }

  #dueAt(typist: number, stroke: number): number {
    return this.#due[typist * this.#plan.strokesEach + stroke] ?? 0
  }

  #deliver(
    reader: number,
    heard: readonly (readonly [typist: number, upTo: number])[],
    now: number,
  ): void {
    this.frames++
    const row = this.#heard[reader]
    if (!row) return
    for (const [typist, upTo] of heard) {
      if (typist === reader) continue
      for (let stroke = row[typist] ?? 0; stroke < upTo; stroke++) {
        this.latency.add(now - this.#dueAt(typist, stroke))
        this.delivered++
      }
      row[typist] = Math.max(row[typist] ?? 0, upTo)
    }
    this.lastAt = now
  }

  /** What a message brings, looked at once however many get the same bytes; or how much it acknowledges. */
  #read(payload: Buffer, dialect: Dialect) {
    const key = payload.toString('latin1')
    const known = this.#cache.get(key)
    if (known) return known
    const heard: Heard = dialect.read(new Uint8Array(payload))
    if (heard.kind === 'acknowledged') return heard.count
    if (heard.kind !== 'update' && heard.kind !== 'step2') return null
    const reached = new Map<number, number>()
    for (const { id, length } of Y.decodeUpdate(heard.bytes).structs) {
      const typist = this.#typist.get(id.client)
      if (typist !== undefined)
        reached.set(typist, Math.max(reached.get(typist) ?? 0, id.clock + length))
    }
    if (this.#cache.size > CACHED) this.#cache = new Map()
    const brought = [...reached]
    this.#cache.set(key, brought)
    return brought
  }
}

/** Takes the first steps; resolves with the state that it was given. */
export function enter({ socket }: Seat, dialect: Dialect): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const empty = new Y.Doc()
    socket.onMessage = (payload) => {
      const heard = dialect.read(new Uint8Array(payload))
      if (heard.kind === 'step1') {
        socket.write(clientFrame(dialect.sync(1, Y.encodeStateAsUpdate(empty))))
      }
      if (heard.kind === 'step2') resolve(heard.bytes.slice())
    }
    socket.write(clientFrame(dialect.sync(0, Y.encodeStateVector(empty))))
  })
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

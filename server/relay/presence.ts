import {
  encodePresence,
  type PresenceEntry,
  parsePresence,
} from '../../shared/protocol/awareness.ts'
import { encodeMessage } from '../../shared/protocol/wire.ts'

// Who is present in a room and where the carets stand ([A1]-[A4]). The relay passes on no client's bytes:
// it keeps one state for each leased id, and writes what it sends itself.

/** Ten a second. */
const INTERVAL_MS = 100

/** One who is present: a connection. */
export type Attendee = {
  readonly clients: ReadonlySet<number>
  send(frame: Uint8Array): void
}

type Present = {
  readonly attendee: Attendee
  entry: PresenceEntry
  /** The clock that the others are told. It outlives connections, so that a return is never old news. */
  clock: number
}

export class Presence {
  readonly #attendees = new Set<Attendee>()
  readonly #present = new Map<number, Present>()
  readonly #dirty = new Set<number>()
  readonly #clocks = new Map<number, number>()
  #gone: PresenceEntry[] = []
  #timer: NodeJS.Timeout | null = null
  #sentAt = Number.NEGATIVE_INFINITY

  /** Lets somebody in, and tells them who is there; returns the way out. */
  enter(attendee: Attendee): () => void {
    const there = [...this.#present.values()].map(outward)
    if (there.length > 0) attendee.send(frameOf(there))
    this.#attendees.add(attendee)
    return () => {
      this.#attendees.delete(attendee)
      for (const [client, present] of this.#present) {
        if (present.attendee === attendee) this.#remove(client)
      }
    }
  }

  /** Takes what a client says about its own ids and nobody else's; throws if it is malformed. */
  receive(attendee: Attendee, update: Uint8Array): void {
    for (const entry of parsePresence(update)) {
      if (!attendee.clients.has(entry.client)) continue
      if (entry.state) this.#put(attendee, entry)
      else this.#remove(entry.client)
    }
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #put(attendee: Attendee, entry: PresenceEntry): void {
    const clock = (this.#clocks.get(entry.client) ?? 0) + 1
    this.#clocks.set(entry.client, clock)
    this.#present.set(entry.client, { attendee, entry, clock })
    this.#dirty.add(entry.client)
    this.#schedule()
  }

  #remove(client: number): void {
    if (!this.#present.delete(client)) return
    const clock = (this.#clocks.get(client) ?? 0) + 1
    this.#clocks.set(client, clock)
    this.#dirty.delete(client)
    this.#gone.push({ client, clock, state: null })
    this.#schedule()
  }

  #schedule(): void {
    if (this.#timer) return
    // The first of a quiet time goes out at once; what follows waits for the next tick, the latest wins.
    const waitMs = Math.max(0, this.#sentAt + INTERVAL_MS - performance.now())
    this.#timer = setTimeout(() => this.#send(), waitMs)
  }

  #send(): void {
    this.#timer = null
    this.#sentAt = performance.now()
    const news = [...this.#dirty].map((client) => this.#present.get(client)).filter((one) => !!one)
    const gone = this.#gone
    this.#dirty.clear()
    this.#gone = []
    const writers = new Set(news.map(({ attendee }) => attendee))
    const common = frameOf([...news.map(outward), ...gone])
    for (const attendee of this.#attendees) {
      if (!writers.has(attendee)) attendee.send(common)
      else attendee.send(frameOf([...news.map((one) => seenBy(attendee, one)), ...gone]))
    }
  }
}

/** Its own state comes back to the sender under the sender's own clock, so that it changes nothing there. */
function seenBy(attendee: Attendee, present: Present): PresenceEntry {
  return present.attendee === attendee ? present.entry : outward(present)
}

function outward({ entry, clock }: Present): PresenceEntry {
  return { ...entry, clock }
}

function frameOf(entries: readonly PresenceEntry[]): Uint8Array {
  return encodeMessage({ kind: 'awareness', update: encodePresence(entries) })
}

/** Says nothing, and that the connection lives: the stock client drops one that is silent for thirty seconds. */
export const SIGN_OF_LIFE = frameOf([])

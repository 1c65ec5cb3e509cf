import * as Y from 'yjs'
import { AnswerLine } from '../../../server/relay/answer-line.ts'
import { Bucket } from '../../../server/relay/bucket.ts'
import { DocumentConnection } from '../../../server/relay/document-connection.ts'
import { GuardedRoom } from '../../../server/relay/guarded-room.ts'
import { Presence } from '../../../server/relay/presence.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import { encodePresence } from '../../../shared/protocol/awareness.ts'
import { encodeMessage } from '../../../shared/protocol/wire.ts'
import type { Session } from '../../../shared/ydoc/guard/guarded-text.ts'
import { hasPending } from '../../../shared/ydoc/guard/stored.ts'
import { FRA, fra, USA, usa } from '../../shared/ydoc/guard/a-room.ts'
import { furnishedRoom, load, untouchableOf } from '../../shared/ydoc/guard/mutated-room.ts'
import { Replica, randomFrom } from '../../shared/ydoc/notation.ts'
import { randomAction } from '../../shared/ydoc/random-actions.ts'
import { broken, type Dice } from './broken-frames.ts'
import { FakeSocket } from './fake-socket.ts'

const BOUNDLESS = { capacity: 1e9, perSecond: 1e9 }

// Whole frames, broken in every way, through the connection and the guard of a real room. Whatever comes: no exception,
// nothing pending, nothing changed that is not FRA's, and whoever joins afterwards reads what the room holds.

export type FrameRun = {
  readonly seed: number
  readonly frames: number
  readonly accepted: number
  readonly refused: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

const FRAMES_PER_CHECK = 5
/** Reading a whole text costs more than judging a frame. */
const ACCEPTED_PER_READING = 10
const ACCEPTED_PER_ROOM = 100
const HONEST_FRAMES = 150
const NOTHING_TO_ADD = Buffer.from(
  encodeMessage({ kind: 'step2', update: Y.encodeStateAsUpdate(new Y.Doc()) }),
)

export async function runFrames(seed: number, frames: number): Promise<FrameRun> {
  const random = randomFrom(seed)
  const dice: Dice = (sides) => Math.floor(random() * sides)
  const start = Y.encodeStateAsUpdate(furnishedRoom().doc)
  const corpus = honestFrames(random)
  const ends = corpus.map(lastClockIn)
  const faults: string[] = []
  const refused: Record<string, number> = {}
  let accepted = 0
  let table = await Table.open(start, ends, refused)
  for (let done = 0; done < frames && faults.length < 3; done += FRAMES_PER_CHECK) {
    for (let i = 0; i < FRAMES_PER_CHECK; i++)
      table.receive(broken(corpus, table.next, dice), dice(200) > 0)
    const fault = await table.fault()
    if (fault) faults.push(`frames ${done}–${done + FRAMES_PER_CHECK}: ${fault}`)
    if (table.accepted < ACCEPTED_PER_ROOM && !fault) continue
    accepted += table.accepted
    table = await Table.open(start, ends, refused)
  }
  return { seed, frames, accepted: accepted + table.accepted, refused, faults }
}

/** A room in which FRA is connected, again and again. */
class Table {
  accepted = 0
  readonly #room: GuardedRoom
  readonly #presence = new Presence()
  readonly #untouchable: string
  readonly #replica: Y.Doc
  readonly #refused: Record<string, number>
  readonly #thrown: string[] = []
  readonly #ends: readonly number[]
  #checked = 0
  #socket: FakeSocket

  static async open(
    state: Uint8Array,
    ends: readonly number[],
    refused: Record<string, number>,
  ): Promise<Table> {
    const store = new MemoryStore()
    const entry = { room: 'text/en', author: 'relay', ts: 1, data: state, wrote: [] }
    await store.append([entry])
    const room = await GuardedRoom.load(store, 'text/en', 'drafting')
    return new Table(room, state, ends, refused)
  }

  private constructor(
    room: GuardedRoom,
    state: Uint8Array,
    ends: readonly number[],
    refused: Record<string, number>,
  ) {
    this.#ends = ends
    this.#room = room
    this.#refused = refused
    this.#replica = load(state)
    this.#untouchable = untouchableOf(this.#replica)
    room.subscribe({
      deliver: ({ frame }) => {
        this.accepted++
        // 0 sync, 2 update, and its length: what follows is what everybody else applies.
        Y.applyUpdate(this.#replica, updateIn(frame))
      },
      lost: () => this.#thrown.push('the room was lost'),
    })
    this.#socket = this.#connect()
  }

  /** Which frame of FRA's is the first that the room does not have. */
  get next(): number {
    const clock = Y.getState(this.#replica.store, FRA)
    return Math.max(
      0,
      this.#ends.findIndex((end) => end > clock),
    )
  }

  receive(frame: Uint8Array, isBinary: boolean): void {
    if (!this.#socket.isHeard) this.#socket = this.#connect()
    try {
      this.#socket.emit('message', Buffer.from(frame), isBinary)
    } catch (error) {
      this.#thrown.push(`threw ${error} at ${Buffer.from(frame).toString('hex')}`)
    }
  }

  /** What is wrong after all this, or null. */
  async fault(): Promise<string | null> {
    await this.#room.settled()
    if (this.#thrown.length > 0) return this.#thrown.join('; ')
    if (this.accepted < this.#checked + ACCEPTED_PER_READING) return null
    this.#checked = this.accepted
    if (hasPending(this.#replica)) return 'something is pending'
    if (untouchableOf(this.#replica) !== this.#untouchable) return 'what is not FRA’s has changed'
    const held = await this.#room.answer(new Uint8Array([0]))
    const told = Y.encodeStateAsUpdate(this.#replica)
    return held && Buffer.compare(held.update, told) === 0 ? null : 'the others hold something else'
  }

  #connect(): FakeSocket {
    const socket = new FakeSocket()
    const member = { hash: 'fra', delegation: fra.delegation, role: fra.role, person: '' } as const
    new DocumentConnection(
      {
        socket: socket.asWebSocket,
        write: () => undefined,
        admission: {
          member,
          version: 0,
          room: 'text/en',
          clientIds: { proposing: FRA },
          fresh: {},
        },
        wantsReports: true,
        patienceMs: 1000,
        budget: new Bucket(BOUNDLESS),
        pace: new Bucket(BOUNDLESS),
        answers: new AnswerLine(),
        onRefused: ({ code }) => {
          // What else it sends is not looked at.
          socket.isHeard = false
          this.#refused[code] = (this.#refused[code] ?? 0) + 1
        },
        onClosed: () => undefined,
      },
      { room: this.#room, presence: this.#presence },
    )
    // Its second step: from here on nothing waits for it ([R9]).
    socket.emit('message', NOTHING_TO_ADD, true)
    return socket
  }
}

function updateIn(frame: Uint8Array): Uint8Array {
  let at = 2
  while ((frame[at] ?? 0) >= 0x80) at++
  return frame.subarray(at + 1)
}

/** Up to where FRA's items in a frame go; 0 if there are none. */
function lastClockIn(frame: Uint8Array): number {
  if (frame[0] !== 0 || frame[1] !== 2) return 0
  const own = Y.decodeUpdate(updateIn(frame)).structs.filter(({ id }) => id.client === FRA)
  return Math.max(0, ...own.map(({ id, length }) => id.clock + length))
}

/** Frames as an honest client of FRA would send them one after another, some of USA's, and what else there is. */
function honestFrames(random: () => number): readonly Uint8Array[] {
  const frames = honestUpdates(fra, FRA, HONEST_FRAMES, random)
  frames.push(...honestUpdates(usa, USA, HONEST_FRAMES / 10, random))
  const { doc } = furnishedRoom()
  const update = Y.encodeStateAsUpdate(doc)
  const stateVector = Y.encodeStateVector(doc)
  const at = { client: FRA, clock: 0 }
  const caret = { client: FRA, clock: 1, state: { caret: { anchor: at, focus: at } } }
  return [
    ...frames,
    encodeMessage({ kind: 'step1', stateVector }),
    encodeMessage({ kind: 'step2', update }),
    encodeMessage({ kind: 'awareness', update: encodePresence([caret]) }),
    encodeMessage({ kind: 'acknowledged', count: 1, seq: 1 }),
    encodeMessage({ kind: 'refused', code: 'rate', detail: 'x' }),
  ]
}

function honestUpdates(
  session: Session,
  client: number,
  count: number,
  random: () => number,
): Uint8Array[] {
  const room = furnishedRoom()
  const { delegation, role } = session
  const author = { delegation, role, clientIds: { proposing: client } }
  const fresh = () => new Replica(author, Y.encodeStateAsUpdate(room.doc), () => 0)
  const frames: Uint8Array[] = []
  for (let replica = fresh(), tries = 0; frames.length < count && tries < 20 * count; tries++) {
    randomAction(replica, random)
    for (const update of replica.outbox.splice(0)) {
      // Random people also try what they may not: such an attempt is not theirs to go on from.
      if (room.receive(update, session).ok) frames.push(encodeMessage({ kind: 'update', update }))
      else replica = fresh()
    }
  }
  return frames
}

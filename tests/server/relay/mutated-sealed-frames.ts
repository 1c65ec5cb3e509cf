import { AnswerLine } from '../../../server/relay/answer-line.ts'
import { Bucket } from '../../../server/relay/bucket.ts'
import { SealedConnection } from '../../../server/relay/sealed-connection.ts'
import { SealedRoom } from '../../../server/relay/sealed-room.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import {
  encodeSealedFrame,
  parseSealedFrame,
  type SealedEntry,
  type SealedFrame,
} from '../../../shared/protocol/sealed.ts'
import { fra } from '../../shared/ydoc/guard/a-room.ts'
import { randomFrom } from '../../shared/ydoc/notation.ts'
import { broken, type Dice } from './broken-frames.ts'
import { FakeSocket } from './fake-socket.ts'
import type { FrameRun } from './mutated-frames.ts'

const BOUNDLESS = { capacity: 1e9, perSecond: 1e9 }

// Broken frames through the connection of a room that the relay cannot read. Whatever comes: no exception; a colleague who
// listens has heard exactly the entries that the log holds, in their order, and so has one who asks afterwards.

const FRAMES_PER_CHECK = 50
const ENTRIES_PER_ROOM = 400
const ROOM = 'private/FRA'

export async function runSealedFrames(seed: number, frames: number): Promise<FrameRun> {
  const random = randomFrom(seed)
  const dice: Dice = (sides) => Math.floor(random() * sides)
  const corpus = honestFrames(dice)
  const refused: Record<string, number> = {}
  const faults: string[] = []
  let accepted = 0
  let table = await Table.open(refused)
  for (let done = 0; done < frames && faults.length < 3; done += FRAMES_PER_CHECK) {
    for (let i = 0; i < FRAMES_PER_CHECK; i++) {
      table.receive(broken(corpus, dice(corpus.length), dice), dice(200) > 0)
    }
    const fault = await table.fault()
    if (fault) faults.push(`frames ${done}–${done + FRAMES_PER_CHECK}: ${fault}`)
    if (table.heard.length < ENTRIES_PER_ROOM && !fault) continue
    accepted += table.heard.length
    table = await Table.open(refused)
  }
  return { seed, frames, accepted: accepted + table.heard.length, refused, faults }
}

class Table {
  /** What a colleague has heard since the beginning. */
  readonly heard: SealedEntry[] = []
  readonly #room: SealedRoom
  readonly #store: MemoryStore
  readonly #refused: Record<string, number>
  readonly #thrown: string[] = []
  #socket: FakeSocket

  static async open(refused: Record<string, number>): Promise<Table> {
    const store = new MemoryStore()
    return new Table(await SealedRoom.load(store, ROOM), store, refused)
  }

  private constructor(room: SealedRoom, store: MemoryStore, refused: Record<string, number>) {
    this.#room = room
    this.#store = store
    this.#refused = refused
    room.subscribe({
      deliver: ({ frame }) => this.heard.push(...entriesIn(frame)),
      hear: () => undefined,
      lost: () => this.#thrown.push('the room was lost'),
    })
    this.#socket = this.#connect()
  }

  receive(frame: Uint8Array, isBinary: boolean): void {
    if (!this.#socket.isHeard) this.#socket = this.#connect()
    try {
      this.#socket.emit('message', Buffer.from(frame), isBinary)
    } catch (error) {
      this.#thrown.push(`threw ${error} at ${Buffer.from(frame).toString('hex')}`)
    }
  }

  async fault(): Promise<string | null> {
    await this.#room.settled()
    if (this.#thrown.length > 0) return this.#thrown.join('; ')
    const rows = await this.#store.updates(ROOM, 0)
    const isHeard = rows.every(({ seq, data }, at) => isEntry(this.heard[at], seq, data))
    if (!isHeard || rows.length !== this.heard.length) return 'a listener heard something else'
    const { frames } = await this.#room.read(0)
    const read = frames.flatMap(entriesIn)
    const isRead = read.every(({ seq, bytes }, at) => isEntry(this.heard[at], seq, bytes))
    return isRead ? null : 'a reader gets something else'
  }

  #connect(): FakeSocket {
    const socket = new FakeSocket()
    const { delegation, role } = fra
    new SealedConnection(
      {
        socket: socket.asWebSocket,
        write: () => undefined,
        admission: {
          member: { hash: 'fra', delegation, role, person: '' },
          version: 0,
          room: ROOM,
          clientIds: { proposing: 1 },
          fresh: {},
        },
        wantsReports: true,
        patienceMs: 1000,
        budget: new Bucket(BOUNDLESS),
        pace: new Bucket(BOUNDLESS),
        answers: new AnswerLine(),
        onRefused: ({ code }) => {
          socket.isHeard = false
          this.#refused[code] = (this.#refused[code] ?? 0) + 1
        },
        onClosed: () => undefined,
      },
      this.#room,
    )
    return socket
  }
}

function isEntry(entry: SealedEntry | undefined, seq: number, bytes: Uint8Array): boolean {
  return entry?.seq === seq && Buffer.compare(entry.bytes, bytes) === 0
}

function entriesIn(frame: Uint8Array): readonly SealedEntry[] {
  const parsed = parseSealedFrame(frame)
  return parsed?.kind === 'entries' ? parsed.entries : []
}

function honestFrames(dice: Dice): readonly Uint8Array[] {
  const envelope = () => Uint8Array.from({ length: 1 + dice(700) }, () => dice(256))
  const frames: SealedFrame[] = Array.from({ length: 20 }, () => ({
    kind: 'append',
    envelope: envelope(),
  }))
  frames.push(
    { kind: 'follow', after: 0, takesSnapshot: true },
    { kind: 'follow', after: 3, takesSnapshot: false },
    { kind: 'snapshot', seq: 2, envelope: envelope() },
    { kind: 'whisper', envelope: envelope() },
    { kind: 'caughtUp', seq: 1 },
    { kind: 'entries', entries: [{ seq: 1, isExpunged: false, bytes: envelope() }] },
  )
  return frames.map(encodeSealedFrame)
}

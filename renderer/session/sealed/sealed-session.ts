import { bytesToHex } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import type { Refusal, RefusalCode } from '../../../shared/domain/refusals.ts'
import type { JoinAnswer, TicketAnswer } from '../../../shared/protocol/http.ts'
import {
  encodeSealedFrame,
  parseSealedFrame,
  type SealedEntry,
  type SealedFrame,
} from '../../../shared/protocol/sealed.ts'
import { type Message, parseMessage } from '../../../shared/protocol/wire.ts'
import type { Place, RoomKey } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import type { Faults, RecordState } from '../../../shared/sealed/record.ts'
import { firstKey, keyText, parseKeyText } from '../../../shared/sealed/ring.ts'
import { openSnapshot } from '../../../shared/sealed/snapshot.ts'
import type { Claims } from '../claims.ts'
import type { Clock } from '../clock.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import type { RelayApi, RelayFailure } from '../relay-api.ts'
import { RelayLine, TOO_FAST } from '../relay-line.ts'
import type { OpenSocket } from '../socket.ts'
import { Attendance } from './attendance.ts'
import { CopySlot } from './copy-slot.ts'
import type { ByteShelf } from './kept-copy.ts'
import { findKeys, type KeptKeys, type KeyShelf, keepKeys } from './kept-keys.ts'
import { LOADING, SealedReplica } from './sealed-replica.ts'

// A room that the relay cannot read, as one window takes part in it ([E7]-[E17]). It knows the way to the relay and the
// secrets of this machine; what entries mean is for `shared/sealed` to say.

export type SealedStatus =
  | { readonly kind: 'opening' }
  /** In step with the relay, and able to write. */
  | { readonly kind: 'live' }
  /** Not connected; what is written waits on this machine. */
  | { readonly kind: 'away'; readonly reason: RelayFailure | null }
  /** There is a room, and no key here that opens it. */
  | { readonly kind: 'noKey' }
  /** A colleague changed the key and left this device out. */
  | { readonly kind: 'leftOut'; readonly by: string }
  /** The relay did not take what was written, and will not: the room is full, for one. */
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The relay lets this session in no more. */
  | { readonly kind: 'ended'; readonly reason: RelayFailure }

export type SealedMember = {
  readonly id: string
  readonly person: string
  readonly isMe: boolean
  readonly isHere: boolean
}

/** What a reader should know of the relay's conduct; all zero and false as long as it is honest. */
type SealedNotices = Faults & {
  /** The relay's record is not the one that this machine has seen before. */
  readonly isSetBack: boolean
  /** The key is kept only until the app is closed. */
  readonly isKeyFleeting: boolean
}

export type SealedSession = {
  readonly doc: Y.Doc
  readonly status: ExternalStore<SealedStatus>
  readonly members: ExternalStore<readonly SealedMember[]>
  readonly notices: ExternalStore<SealedNotices>
  /** Own changes that the relay does not hold yet. */
  readonly unsaved: ExternalStore<number>
  /** The key of the room as it stands in a colleague's link; null while there is none. */
  readonly keyText: ExternalStore<string | null>
  /** Tries a key that a colleague gave; false if the text is none. */
  tryKey(text: string): boolean
  /** Makes a new key beside what cannot be read here. */
  beginAnew(): void
  /** Changes the key for everybody but these members; false if that is not possible now. */
  leaveOut(ids: readonly string[]): boolean
  retryNow(): void
  networkChanged(): void
  close(): Promise<void>
}

export type SealedOptions = {
  readonly api: Pick<RelayApi, 'ticket'>
  readonly ws: string
  readonly session: JoinAnswer
  readonly room: string
  readonly keys: KeyShelf
  /** The name under which the key of a colleague's link was put away; null if there is none for this room. */
  readonly linkKeyName: string | null
  readonly copies: ByteShelf
  readonly claims: Claims
  readonly openSocket: OpenSocket
  readonly clock: Clock
  readonly random: Random
  /** After so many entries the next newcomer is spared reading them. */
  readonly rowsPerSnapshot?: number
}

const FLUSH_MS = 150
const KEEP_MS = 400
const ROWS_PER_SNAPSHOT = 200
const NO_NOTICES: SealedNotices = {
  foreign: 0,
  refused: 0,
  repeated: 0,
  withheld: 0,
  disordered: 0,
  expunged: 0,
  isSetBack: false,
  isKeyFleeting: false,
}

/** Takes part in a sealed room, until it is closed. */
export function openSealedSession(options: SealedOptions): SealedSession {
  const room = new OpenSealedRoom(options)
  void room.open()
  return room
}

class OpenSealedRoom implements SealedSession {
  readonly doc = new Y.Doc({ gc: false })
  readonly status = new Cell<SealedStatus>({ kind: 'opening' })
  readonly members = new Cell<readonly SealedMember[]>([])
  readonly notices = new Cell<SealedNotices>(NO_NOTICES)
  readonly unsaved = new Cell(0)
  readonly keyText = new Cell<string | null>(null)
  readonly #options: SealedOptions
  readonly #place: Place
  readonly #line: RelayLine
  readonly #attendance: Attendance
  #kept: KeptKeys | null = null
  /** The key that came with a colleague's link. */
  #given: RoomKey | null = null
  #slot: CopySlot | null = null
  #replica: SealedReplica | null = null
  #person = ''
  /** The generation of the relay's log. */
  #epoch: number | null = null
  /** Entries that came before everything was said. */
  #held: SealedEntry[] | null = []
  /** A snapshot was no good: the rows say it all. */
  #wantsRows = false
  #refusal: Refusal | null = null
  /** Whether anything at all is in the room. */
  #isEmpty = true
  /** A key of our own that nobody has seen yet: `race` if somebody else's counts when it was first. */
  #founding: 'race' | 'anew' | null = null
  #seenBefore: RecordState['seen'] | null = null
  #stopFlush: (() => void) | null = null
  #stopKeep: (() => void) | null = null
  #isClosed = false

  constructor(options: SealedOptions) {
    this.#options = options
    this.#place = { dossier: options.session.dossier, room: options.room }
    this.#attendance = new Attendance(this.#place, options.clock, () => this.#tell())
    this.#line = new RelayLine({
      ...options,
      ticket: () => options.api.ticket(options.session.session, { room: options.room, resume: [] }),
      admits: (ticket) => this.#admits(ticket),
      events: {
        onOpen: () => this.#follow(),
        onFrame: (frame) => this.#receive(frame),
        onLost: () => this.#lost(),
        onAway: (reason) => this.#setStatus({ kind: 'away', reason }),
        onTurnedAway: (reason) => this.#setStatus({ kind: 'ended', reason }),
      },
    })
  }

  async open(): Promise<void> {
    const { keys, copies, claims, random, linkKeyName } = this.#options
    const { dossier, room } = this.#place
    const kept = await findKeys(keys, dossier, room, random)
    const given = linkKeyName && (await keys.find(dossier, linkKeyName))
    const slot = await CopySlot.claim({ copies, claims, random }, this.#place, kept.device)
    if (this.#isClosed) return slot.release()
    this.#kept = kept
    this.#given = given ? parseKeyText(given) : null
    this.#slot = slot
    const { copy } = slot
    if (copy) {
      Y.applyUpdate(this.doc, copy.snapshot.text, LOADING)
      this.#epoch = copy.epoch
      this.#seenBefore = copy.snapshot.record.seen
      this.#take(copy.snapshot.record, copy.seq, copy.unsent)
    }
    this.#line.start()
  }

  tryKey(text: string): boolean {
    const key = parseKeyText(text)
    if (!key) return false
    this.#restart(key)
    return true
  }

  beginAnew(): void {
    this.#founding = 'anew'
    this.#restart(firstKey(this.#options.random))
  }

  leaveOut(ids: readonly string[]): boolean {
    const staying = this.#replica?.record.members.filter(
      ({ signing }) => !ids.includes(bytesToHex(signing)),
    )
    const letter = staying && this.#replica?.rotation(staying)
    if (!letter) return false
    this.#append(letter)
    return true
  }

  retryNow(): void {
    this.#line.retryNow()
  }

  networkChanged(): void {
    this.#reopen()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopFlush?.()
    this.#stopKeep?.()
    this.#attendance.stop()
    this.#line.stop()
    this.#replica?.close()
    await this.#keep()
    this.#slot?.release()
    this.doc.destroy()
  }

  #admits({ epoch, person }: TicketAnswer): boolean {
    this.#person = person ?? ''
    if (this.#epoch !== null && epoch !== this.#epoch) this.#readAnew()
    this.#epoch = epoch
    return true
  }

  /** Another log than before: everything is read again, and what only this machine has goes out again ([G14]). */
  #readAnew(): void {
    const { record } = this.#replica ?? {}
    const key = record?.key
    this.#seenBefore = record?.seen ?? this.#seenBefore
    if (key) this.#take(key, 0, Y.encodeStateAsUpdate(this.doc))
    else this.#drop()
  }

  #take(start: RoomKey | RecordState, seq: number, unsent: Uint8Array | null): void {
    this.#drop()
    const { random } = this.#options
    const device = this.#kept?.device
    if (!device) return
    const { doc } = this
    this.#replica = new SealedReplica({
      place: this.#place,
      doc,
      device,
      person: () => this.#person,
      random,
      start,
      seq,
      unsent,
      onWritten: () => {
        this.#tell()
        this.#flushSoon()
        this.#keepSoon()
      },
    })
  }

  #drop(): void {
    this.#replica?.close()
    this.#replica = null
  }

  #restart(key: RoomKey): void {
    const unsent = this.#replica?.unsentWork ?? null
    this.#take(key, 0, unsent)
    this.#setStatus({ kind: 'opening' })
    this.#reopen()
  }

  /** A connection of its own for each reading, so that the entries of two are never taken for one. */
  #reopen(): void {
    this.#line.reconnect()
    this.#line.retryNow()
  }

  /** Asks for everything that is not known here. */
  #follow(): void {
    this.#held = []
    this.#isEmpty = true
    this.#refusal = null
    const after = this.#replica?.seq ?? 0
    const takesSnapshot = after === 0 && !this.#wantsRows && this.#founding === null
    this.#send({ kind: 'follow', after, takesSnapshot })
  }

  #receive(frame: Uint8Array): void {
    const message = readFrame(frame)
    if (message === 'malformed') this.#line.reconnect()
    else if (message?.kind === 'refused') {
      this.#refusal = { code: message.code, detail: message.detail }
    } else if (message?.kind === 'entries') this.#takeEntries(message.entries)
    else if (message?.kind === 'snapshot') this.#takeSnapshot(message.seq, message.envelope)
    else if (message?.kind === 'caughtUp') this.#caughtUp()
    else if (message?.kind === 'whisper') this.#hear(message.envelope)
  }

  #takeEntries(entries: readonly SealedEntry[]): void {
    this.#isEmpty &&= entries.length === 0
    if (this.#held) this.#held.push(...entries)
    else this.#read(entries)
  }

  #takeSnapshot(seq: number, envelope: Uint8Array): void {
    this.#isEmpty = false
    const key = this.#startKey()
    const snapshot = key && openSnapshot(this.#place, key, envelope)
    if (!snapshot) {
      // Without any key it says at least that there is a room.
      this.#wantsRows = key !== null
      if (key) this.#reopen()
      return
    }
    Y.applyUpdate(this.doc, snapshot.text, LOADING)
    this.#take(snapshot.record, seq, this.#replica?.unsentWork ?? null)
  }

  /** The key to begin with: the one that is in use here, or else the one that came with a link. */
  #startKey(): RoomKey | null {
    return this.#replica?.record.ring.keys.at(-1) ?? this.#kept?.key ?? this.#given
  }

  #caughtUp(): void {
    const entries = this.#held ?? []
    this.#held = null
    if (!this.#replica) {
      const key = this.#startKey() ?? (this.#isEmpty ? firstKey(this.#options.random) : null)
      if (key) this.#take(key, 0, null)
    }
    if (this.#replica) this.#catchUp(this.#replica, entries)
    else this.#setStatus({ kind: 'noKey' })
  }

  #catchUp(replica: SealedReplica, entries: readonly SealedEntry[]): void {
    replica.unlock(entries)
    replica.read(entries)
    replica.resume()
    const { record } = replica
    // A backup from before the room was there: whoever has a key begins it again.
    if (record.seen.count === 0) this.#founding ??= 'race'
    const before = this.#seenBefore
    if (before && !record.holds(before)) this.#notice({ isSetBack: true })
    this.#seenBefore = null
    this.#line.works()
    if (!record.isLinked) this.#append(replica.formerKey())
    this.#afterReading()
  }

  #read(entries: readonly SealedEntry[]): void {
    const replica = this.#replica
    if (!replica) return
    const { lastRotation } = replica
    replica.read(entries)
    const { record } = replica
    const isOurs = bytesToHex(replica.lastRotation?.by.signing ?? new Uint8Array()) === replica.id
    if (replica.lastRotation !== lastRotation && isOurs && !record.isLinked) {
      this.#append(replica.formerKey())
    }
    this.#afterReading()
  }

  #afterReading(): void {
    const replica = this.#replica
    if (!replica) return
    const { record } = replica
    if (this.#founding) this.#foundFurther(replica, this.#founding)
    else if (record.key) void this.#keepKey(record.key)
    else this.#withoutKey(replica)
    this.#flush()
    this.#tell()
    this.#keepSoon()
  }

  /** A key of our own counts once everybody sees it first; another one's that was first counts instead ([E10]). */
  #foundFurther(replica: SealedReplica, founding: 'race' | 'anew'): void {
    const isFirst = founding === 'anew' || replica.record.faults.foreign === 0
    if (!isFirst) {
      this.#founding = null
      this.#drop()
      this.#setStatus({ kind: 'noKey' })
    } else if (replica.hand && replica.record.key) {
      this.#founding = null
      void this.#keepKey(replica.record.key)
    }
  }

  /** What was read cannot be gone on with: the key of a link may be a later one. */
  #withoutKey({ record, lastRotation }: SealedReplica): void {
    const given = this.#given
    this.#given = null
    if (given && !record.ring.has(given)) this.#restart(given)
    else if (lastRotation) this.#setStatus({ kind: 'leftOut', by: lastRotation.by.person })
    else this.#setStatus({ kind: 'noKey' })
  }

  async #keepKey(key: RoomKey): Promise<void> {
    const kept = this.#kept
    const text = keyText(key)
    if (this.#replica?.hand) this.#setStatus({ kind: 'live' })
    if (!kept || this.keyText.getSnapshot() === text) return
    this.keyText.set(text)
    this.#kept = { ...kept, key }
    const { keys } = this.#options
    const { dossier, room } = this.#place
    const isLasting = await keepKeys(keys, dossier, room, this.#kept)
    this.#notice({ isKeyFleeting: !isLasting })
  }

  #lost(): RelayFailure | null {
    this.#held = []
    this.#attendance.alone()
    const refusal = this.#refusal
    if (!refusal || refusal.code === 'rate') return refusal ? TOO_FAST : null
    // Asked again it would say the same: what was written stays on this machine.
    this.#line.stop()
    this.#setStatus({ kind: 'refused', code: refusal.code })
    return null
  }

  #hear(envelope: Uint8Array): void {
    if (this.#replica) this.#attendance.hear(envelope, this.#replica.record)
  }

  #flushSoon(): void {
    this.#stopFlush ??= this.#options.clock.after(FLUSH_MS, () => {
      this.#stopFlush = null
      this.#flush()
      this.#tell()
    })
  }

  #flush(): void {
    const replica = this.#replica
    if (!replica || this.#held) return
    const founding = this.#founding ? replica.record.ring.keys.at(-1) : undefined
    for (const letter of replica.takeOut(replica.record.key ?? founding)) this.#append(letter)
    if (!replica.hand || !replica.record.key) return
    this.#attendance.begin((isHere) => this.#whisper(isHere))
    if (!replica.isSnapshotDue(this.#options.rowsPerSnapshot ?? ROWS_PER_SNAPSHOT)) return
    const envelope = replica.snapshot()
    if (envelope) this.#send({ kind: 'snapshot', seq: replica.seq, envelope })
  }

  #whisper(isHere: boolean): void {
    const { hand, record } = this.#replica ?? {}
    if (!hand || !record?.key) return
    this.#send({ kind: 'whisper', envelope: hand.whisper(isHere, record.key, record.seen) })
  }

  #keepSoon(): void {
    this.#stopKeep ??= this.#options.clock.after(KEEP_MS, () => {
      this.#stopKeep = null
      void this.#keep()
    })
  }

  async #keep(): Promise<void> {
    const replica = this.#replica
    if (!replica || this.#founding || this.#epoch === null || !replica.record.key) return
    const text = Y.encodeStateAsUpdate(this.doc)
    await this.#slot?.keep({
      epoch: this.#epoch,
      seq: replica.seq,
      snapshot: { record: replica.record.state, text },
      unsent: replica.unsentWork,
    })
  }

  #append(envelope: Uint8Array | null): void {
    if (envelope) this.#send({ kind: 'append', envelope })
  }

  #send(frame: SealedFrame): void {
    this.#line.send(encodeSealedFrame(frame))
  }

  #tell(): void {
    const replica = this.#replica
    this.unsaved.set(replica?.unsaved ?? 0)
    if (!replica) return
    const { record } = replica
    this.members.set(
      record.members.map(({ signing, person }): SealedMember => {
        const id = bytesToHex(signing)
        const isMe = id === replica.id
        return { id, person, isMe, isHere: isMe || this.#attendance.isHere(id) }
      }),
    )
    this.#notice(record.faults)
  }

  #notice(news: Partial<SealedNotices>): void {
    const known = this.notices.getSnapshot()
    const next = { ...known, ...news }
    const isNews = JSON.stringify(next) !== JSON.stringify(known)
    if (isNews) this.notices.set(next)
  }

  #setStatus(status: SealedStatus): void {
    if (this.status.getSnapshot().kind !== status.kind || status.kind === 'away') {
      this.status.set(status)
    }
  }
}

function readFrame(frame: Uint8Array): SealedFrame | Message | null | 'malformed' {
  try {
    return parseSealedFrame(frame) ?? parseMessage(frame)
  } catch {
    return 'malformed'
  }
}

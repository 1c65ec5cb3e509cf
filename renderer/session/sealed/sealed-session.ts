import { bytesToHex } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import type { TicketAnswer } from '../../../shared/protocol/http.ts'
import type { SealedEntry } from '../../../shared/protocol/sealed.ts'
import type { Place, RoomKey } from '../../../shared/sealed/envelope.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import type { RecordState } from '../../../shared/sealed/record.ts'
import { firstKey, keyText, parseKeyText } from '../../../shared/sealed/ring.ts'
import { openSnapshot } from '../../../shared/sealed/snapshot.ts'
import type { Claims } from '../claims.ts'
import type { ExternalStore } from '../external-store.ts'
import type { Interruption } from '../interruption.ts'
import { Attendance } from './attendance.ts'
import { CopySlot } from './copy-slot.ts'
import type { ByteShelf } from './kept-copy.ts'
import { findKeys, type KeptKeys, type KeyShelf, keepKeys } from './kept-keys.ts'
import { type FeedOptions, SealedFeed } from './sealed-feed.ts'
import { LOADING, SealedReplica } from './sealed-replica.ts'
import { type SealedMember, type SealedStatus, SealedView } from './sealed-view.ts'

// A room that the relay cannot read, as one window takes part in it ([E7]-[E17]). It brings together the way to the relay,
// the secrets and the copy on this machine; what entries mean is for `shared/sealed` to say.

export type SealedSession = {
  readonly doc: Y.Doc
  readonly status: ExternalStore<SealedStatus>
  readonly members: ExternalStore<readonly SealedMember[]>
  readonly notices: SealedView['notices']
  /** Own changes that the relay does not hold yet. */
  readonly unsaved: ExternalStore<number>
  /** The key of the room as it stands in a colleague's link; null while there is none to give. */
  readonly keyText: ExternalStore<string | null>
  /** Tries a key that a colleague gave; false if the text is none. */
  tryKey(text: string): boolean
  /** Makes a new key beside what cannot be read here. */
  beginAnew(): void
  /** Changes the key for everybody but these members; false if that is not possible now. */
  leaveOut(ids: readonly string[]): boolean
  retryNow(): void
  /** Whether the connection still lives is found out at once ([R18]). */
  interrupted(what: Interruption): void
  close(): Promise<void>
}

export type SealedOptions = FeedOptions & {
  readonly keys: KeyShelf
  /** The name under which the key of a colleague's link was put away; null if there is none for this room. */
  readonly linkKeyName: string | null
  readonly copies: ByteShelf
  readonly claims: Claims
  readonly random: Random
  /** After so many entries the next newcomer is spared reading them. */
  readonly rowsPerSnapshot?: number
}

const FLUSH_MS = 150
const KEEP_MS = 400
const ROWS_PER_SNAPSHOT = 200

/** Takes part in a sealed room, until it is closed. */
export function openSealedSession(options: SealedOptions): SealedSession {
  const room = new OpenSealedRoom(options)
  void room.open()
  return room
}

class OpenSealedRoom extends SealedView implements SealedSession {
  readonly doc = new Y.Doc({ gc: false })
  readonly #options: SealedOptions
  readonly #place: Place
  readonly #feed: SealedFeed
  readonly #attendance: Attendance
  #kept: KeptKeys | null = null
  /** The key that came with a colleague's link. */
  #given: RoomKey | null = null
  #slot: CopySlot | null = null
  #replica: SealedReplica | null = null
  #person = ''
  /** The generation of the relay's log. */
  #epoch: number | null = null
  /** A snapshot was no good: the rows say it all. */
  #wantsRows = false
  /** A key of our own that nobody has seen yet: `race` if somebody else's counts when it was first. */
  #founding: 'race' | 'anew' | null = null
  /** What this machine had seen of a log that may have been another one. */
  #seenBefore: RecordState['seen'] | null = null
  /** Whoever changed the key may not have got round to giving the former one. */
  #looksForLink = false
  #stopFlush: (() => void) | null = null
  #stopKeep: (() => void) | null = null
  #isClosed = false

  constructor(options: SealedOptions) {
    super()
    this.#options = options
    this.#place = { dossier: options.session.dossier, room: options.room }
    this.#attendance = new Attendance(this.#place, options.clock, () => this.#tell())
    this.#feed = new SealedFeed(options, {
      onTicket: (ticket) => this.#follows(ticket),
      start: () => {
        const after = this.#replica?.seq ?? 0
        const isNew = after === 0 && this.#founding === null
        return { after, takesSnapshot: isNew && !this.#wantsRows }
      },
      onSnapshot: (seq, envelope) => this.#takeSnapshot(seq, envelope),
      onCaughtUp: (entries, isEmpty) => this.#caughtUp(entries, isEmpty),
      onEntries: (entries) => {
        this.#replica?.read(entries)
        this.#afterReading()
      },
      onWhisper: (envelope) => {
        if (this.#replica) this.#attendance.hear(envelope, this.#replica.record)
      },
      onLost: () => this.#attendance.alone(),
      onAway: (reason) => this.setStatus({ kind: 'away', reason }),
      onRefused: (code) => this.setStatus({ kind: 'refused', code }),
      onEnded: (reason) => this.setStatus({ kind: 'ended', reason }),
    })
  }

  async open(): Promise<void> {
    const { keys, linkKeyName, random } = this.#options
    const { dossier, room } = this.#place
    const kept = await findKeys(keys, dossier, room, random)
    const given = linkKeyName && (await keys.find(dossier, linkKeyName))
    const slot = await CopySlot.claim(this.#options, this.#place, kept.device)
    if (this.#isClosed) return slot.release()
    this.#kept = kept
    this.#given = given ? parseKeyText(given) : null
    this.#slot = slot
    if (slot.copy) {
      const { snapshot, epoch, seq, unsent } = slot.copy
      Y.applyUpdate(this.doc, snapshot.text, LOADING)
      this.#epoch = epoch
      this.#take(snapshot.record, seq, unsent)
    }
    this.#feed.start()
  }

  tryKey(text: string): boolean {
    const key = parseKeyText(text)
    if (key) this.#restart(key)
    return key !== null
  }

  beginAnew(): void {
    this.#founding = 'anew'
    this.#restart(firstKey(this.#options.random))
  }

  leaveOut(ids: readonly string[]): boolean {
    const staying = this.#replica?.record.members.filter(
      ({ signing }) => !ids.includes(bytesToHex(signing)),
    )
    const letter = staying && this.#feed.isCaughtUp ? this.#replica?.rotation(staying) : null
    this.#feed.append(letter ?? null)
    return Boolean(letter)
  }

  retryNow(): void {
    this.#feed.retryNow()
  }

  interrupted(what: Interruption): void {
    this.#feed.interrupted(what)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#stopFlush?.()
    this.#stopKeep?.()
    this.#attendance.stop()
    this.#feed.stop()
    this.#replica?.close()
    await this.#keep()
    this.#slot?.release()
    this.doc.destroy()
  }

  /** Of another log than before everything is read again ([G14]). */
  #follows({ epoch, person }: TicketAnswer): void {
    this.#person = person ?? ''
    const replica = this.#replica
    if (replica && this.#epoch !== null && epoch !== this.#epoch) {
      const { key, seen } = replica.record
      this.#seenBefore = seen
      if (key) this.#take(key, 0, replica.unsentWork)
      else this.#drop()
    }
    this.#epoch = epoch
  }

  #take(start: RoomKey | RecordState, seq: number, unsent: Uint8Array | null): void {
    this.#drop()
    if (!this.#kept) return
    this.#replica = new SealedReplica({
      place: this.#place,
      doc: this.doc,
      device: this.#kept.device,
      person: () => this.#person,
      random: this.#options.random,
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
    this.#take(key, 0, this.#replica?.unsentWork ?? null)
    this.setStatus({ kind: 'opening' })
    this.#feed.reopen()
  }

  #takeSnapshot(seq: number, envelope: Uint8Array): void {
    const key = this.#startKey()
    // Without any key it says at least that there is a room.
    if (!key) return
    const snapshot = openSnapshot(this.#place, key, envelope)
    this.#wantsRows = snapshot === null
    if (snapshot) {
      Y.applyUpdate(this.doc, snapshot.text, LOADING)
      this.#take(snapshot.record, seq, this.#replica?.unsentWork ?? null)
    } else this.#feed.reopen()
  }

  /** The key to begin with: the one that is in use here, or else the one that came with a link. */
  #startKey(): RoomKey | null {
    return this.#replica?.record.ring.keys.at(-1) ?? this.#kept?.key ?? this.#given
  }

  #caughtUp(entries: readonly SealedEntry[], isEmpty: boolean): void {
    if (!this.#replica) {
      const key = this.#startKey() ?? (isEmpty ? firstKey(this.#options.random) : null)
      if (key) this.#take(key, 0, null)
    }
    if (this.#replica) this.#catchUp(this.#replica, entries)
    else this.setStatus({ kind: 'noKey' })
  }

  #catchUp(replica: SealedReplica, entries: readonly SealedEntry[]): void {
    replica.unlock(entries)
    replica.read(entries)
    replica.resume()
    const { record } = replica
    // A backup from before the room was there: whoever has a key begins it again.
    if (record.seen.count === 0) this.#founding ??= 'race'
    if (this.#seenBefore && !record.holds(this.#seenBefore)) {
      this.notice({ isSetBack: true })
      replica.sendEverything()
    }
    this.#seenBefore = null
    this.#looksForLink = true
    this.#afterReading()
  }

  #afterReading(): void {
    const replica = this.#replica
    if (!replica) return
    if (this.#founding) this.#found(replica, this.#founding)
    else if (replica.record.key) void this.#goOn(replica, replica.record.key)
    else this.#withoutKey(replica)
    this.#flush()
    this.#tell()
    this.#keepSoon()
  }

  /** A key of our own counts once everybody sees it first; another one's that was first counts instead ([E10]). */
  #found(replica: SealedReplica, founding: 'race' | 'anew'): void {
    const { key, cameSecond } = replica.record
    if (founding === 'race' && cameSecond) {
      this.#founding = null
      this.#drop()
      this.setStatus({ kind: 'noKey' })
    } else if (replica.hand && key) {
      this.#founding = null
      void this.#goOn(replica, key)
    }
  }

  async #goOn(replica: SealedReplica, key: RoomKey): Promise<void> {
    if (replica.hand) this.setStatus({ kind: 'live' })
    const text = keyText(key)
    if (!this.#kept || this.keyText.getSnapshot() === text) return
    this.keyText.set(text)
    this.#kept = { ...this.#kept, key }
    const { dossier, room } = this.#place
    const isLasting = await keepKeys(this.#options.keys, dossier, room, this.#kept)
    this.notice({ isKeyFleeting: !isLasting })
  }

  /** What was read cannot be gone on with: the key of a link may be a later one. */
  #withoutKey({ record, lastRotation }: SealedReplica): void {
    const given = this.#given
    this.#given = null
    this.keyText.set(null)
    if (given && !record.ring.has(given)) this.#restart(given)
    else if (lastRotation) this.setStatus({ kind: 'leftOut', by: lastRotation.by.person })
    else this.setStatus({ kind: 'noKey' })
  }

  #flushSoon(): void {
    this.#stopFlush ??= this.#options.clock.after(FLUSH_MS, () => {
      this.#stopFlush = null
      this.#flush()
      this.#tell()
    })
  }

  /** Sends what is to be sent now. */
  #flush(): void {
    const replica = this.#replica
    if (!replica || !this.#feed.isCaughtUp) return
    const { record } = replica
    const founding = this.#founding ? record.ring.keys.at(-1) : undefined
    for (const letter of replica.takeOut(record.key ?? founding)) this.#feed.append(letter)
    if (!replica.hand || !record.key) return
    if (!record.isLinked && (this.#looksForLink || replica.isRotator)) {
      this.#feed.append(replica.formerKey())
    }
    this.#looksForLink = false
    this.#attendance.begin((isHere) => this.#whisper(isHere))
    if (replica.isSnapshotDue(this.#options.rowsPerSnapshot ?? ROWS_PER_SNAPSHOT)) {
      const envelope = replica.snapshot()
      if (envelope) this.#feed.send({ kind: 'snapshot', seq: replica.seq, envelope })
    }
  }

  #whisper(isHere: boolean): void {
    const { hand, record } = this.#replica ?? {}
    if (!hand || !record?.key) return
    this.#feed.send({ kind: 'whisper', envelope: hand.whisper(isHere, record.key, record.seen) })
  }

  #keepSoon(): void {
    this.#stopKeep ??= this.#options.clock.after(KEEP_MS, () => {
      this.#stopKeep = null
      void this.#keep()
    })
  }

  async #keep(): Promise<void> {
    const replica = this.#replica
    if (!replica?.record.key || this.#founding || this.#epoch === null) return
    await this.#slot?.keep({
      epoch: this.#epoch,
      seq: replica.seq,
      snapshot: { record: replica.record.state, text: Y.encodeStateAsUpdate(this.doc) },
      unsent: replica.unsentWork,
    })
  }

  #tell(): void {
    const replica = this.#replica
    this.unsaved.set(replica?.unsaved ?? 0)
    if (!replica) return
    const { members, faults } = replica.record
    const memberOf = ({ signing, person }: (typeof members)[number]): SealedMember => {
      const id = bytesToHex(signing)
      const isMe = id === replica.id
      return { id, person, isMe, isHere: isMe || this.#attendance.isHere(id) }
    }
    this.setMembers(members.map(memberOf))
    this.notice(faults)
  }
}

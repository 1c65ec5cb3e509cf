import { bytesToHex } from '@noble/hashes/utils.js'
import * as Y from 'yjs'
import type { SealedEntry } from '../../../shared/protocol/sealed.ts'
import { type Card, cardOf, type Device } from '../../../shared/sealed/device.ts'
import { hashOfEnvelope, type Place, type RoomKey } from '../../../shared/sealed/envelope.ts'
import { WritingHand } from '../../../shared/sealed/hand.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import {
  type Entry,
  type Read,
  type RecordState,
  SealedRecord,
} from '../../../shared/sealed/record.ts'
import { rotate, unwrap } from '../../../shared/sealed/rotation.ts'

// A sealed room's document and record in this window: what comes is read in its order, what is written here goes out as
// letters and is on the way until the relay has shown it in the order that everybody sees.

export type ReplicaOptions = {
  readonly place: Place
  readonly doc: Y.Doc
  readonly device: Device
  /** Who sits here, once that is known. */
  readonly person: () => string
  readonly random: Random
  readonly start: RoomKey | RecordState
  /** Number of the last entry that is in it. */
  readonly seq: number
  /** Own work that was never sent, as a Yjs update. */
  readonly unsent: Uint8Array | null
  /** Called when something was written here. */
  readonly onWritten: () => void
}

/** One letter of ours that the relay has not shown yet, and the work that is in it or ends with it. */
type OnTheWay = {
  readonly hash: string
  readonly kind: 'hello' | 'update' | 'part' | 'rotation' | 'formerKey'
  readonly work: readonly Uint8Array[]
}

/** Origin of what was on this machine, or in a snapshot, already. */
export const LOADING = 'load'

export class SealedReplica {
  readonly record: SealedRecord
  /** The last rotation that was read; null if there was none since this window was opened. */
  lastRotation: Extract<Read, { readonly kind: 'rotation' }> | null = null
  #seq: number
  /** Rows that were read since the last snapshot, or since the beginning. */
  #rows = 0
  #wroteLast = false
  #hand: WritingHand | null = null
  #isIntroduced = false
  #unsent: Uint8Array[]
  #onTheWay: OnTheWay[] = []
  readonly #options: ReplicaOptions
  readonly #id: string

  constructor(options: ReplicaOptions) {
    const { place, device, unsent } = options
    this.#options = options
    this.#seq = options.seq
    this.#unsent = unsent ? [unsent] : []
    this.#id = bytesToHex(cardOf(device, '').signing)
    const forMe = (rotation: Parameters<typeof unwrap>[2], epoch: number) =>
      unwrap(place, epoch, rotation, device)
    this.record = new SealedRecord({ place, unwrap: forMe }, options.start)
    options.doc.on('update', this.#onUpdate)
  }

  close(): void {
    this.#options.doc.off('update', this.#onUpdate)
  }

  get seq(): number {
    return this.#seq
  }

  /** Whether the next reader would be spared so many rows; whoever wrote the last of them spares it. */
  isSnapshotDue(rows: number): boolean {
    return this.#rows >= rows && this.#wroteLast
  }

  /** The device of this window, as members are called. */
  get id(): string {
    return this.#id
  }

  /** Our hand, once everybody knows whose it is. */
  get hand(): WritingHand | null {
    return this.#isIntroduced ? this.#hand : null
  }

  /** Changes that the relay has not shown yet. */
  get unsaved(): number {
    return this.#unsent.length + this.#onTheWay.reduce((sum, { work }) => sum + work.length, 0)
  }

  /** Own work that is still to be sent or shown, as one update; null if there is none. */
  get unsentWork(): Uint8Array | null {
    const work = [...this.#onTheWay.flatMap((one) => one.work), ...this.#unsent]
    return work.length > 0 ? Y.mergeUpdates(work) : null
  }

  /** Entries that are still to be read may hold the keys to one another. */
  unlock(entries: readonly SealedEntry[]): void {
    this.record.unlock(entries.map(entryOf))
  }

  read(entries: readonly SealedEntry[]): void {
    for (const entry of entries) {
      // After a moment behind, what was on its way may come twice.
      if (entry.seq <= this.#seq) continue
      this.#seq = entry.seq
      this.#rows++
      const read = this.record.read(entryOf(entry))
      const own = this.#ours(entry)
      this.#wroteLast = own !== null
      if (own) this.#shown(own, read)
      else if (read.kind === 'update') Y.applyUpdate(this.#options.doc, read.update, this)
      if (read.kind === 'rotation') this.lastRotation = read
    }
  }

  /** Everything there is has been read: what of ours was not in it got lost, and goes out again in another hand. */
  resume(): void {
    const lost = this.#onTheWay.flatMap(({ work }) => work)
    if (this.#onTheWay.length > 0) this.#hand = null
    this.#onTheWay = []
    this.#unsent = [...lost, ...this.#unsent]
  }

  /** The letters that are to go out now, in their order. */
  takeOut(key = this.record.key): readonly Uint8Array[] {
    const { seen } = this.record
    if (!key || this.#onTheWay.some(({ kind }) => kind === 'hello' || kind === 'rotation'))
      return []
    if (!this.#hand) {
      this.#hand = new WritingHand(this.#options.place, this.#options.random)
      this.#isIntroduced = false
      const { device, person } = this.#options
      return [this.#send('hello', this.#hand.hello(device, person(), key, seen))]
    }
    if (this.#unsent.length === 0) return []
    const work = this.#unsent
    this.#unsent = []
    const letters = this.#hand.update(Y.mergeUpdates(work), key, seen)
    return letters.map((letter, at) => {
      const isLast = at === letters.length - 1
      return this.#send(isLast ? 'update' : 'part', letter, isLast ? work : [])
    })
  }

  /** The letter by which the key changes and only these stay; null if it cannot be sent now. */
  rotation(staying: readonly Card[]): Uint8Array | null {
    const { key, seen } = this.record
    if (!key || !this.hand || this.#onTheWay.some(({ kind }) => kind === 'rotation')) return null
    const { place, random } = this.#options
    const { message } = rotate(place, key.epoch, staying, random)
    return this.#send('rotation', this.hand.seal(message, key, seen))
  }

  /** Whether the last change of the key was ours. */
  get isRotator(): boolean {
    const by = this.lastRotation?.by.signing
    return by !== undefined && bytesToHex(by) === this.#id
  }

  /** Everything in the document goes out again: the relay's record was set back. */
  sendEverything(): void {
    this.#unsent = [Y.encodeStateAsUpdate(this.#options.doc)]
  }

  /** After a change of the key, the letter that gives the former key to those who come later. */
  formerKey(): Uint8Array | null {
    const { key, seen, ring } = this.record
    const former = key && ring.key(key.epoch - 1)
    const isOnTheWay = this.#onTheWay.some(({ kind }) => kind === 'formerKey')
    if (!key || !former || !this.hand || isOnTheWay) return null
    const message = { kind: 'formerKey', secret: former.secret } as const
    return this.#send('formerKey', this.hand.seal(message, key, seen))
  }

  /** What everything read so far amounts to, for others; null while own work is under way, or if it is too much. */
  snapshot(): Uint8Array | null {
    const { key } = this.record
    if (!key || !this.hand || this.unsaved > 0) return null
    const text = Y.encodeStateAsUpdate(this.#options.doc)
    const envelope = this.hand.snapshot({ record: this.record.state, text }, key)
    this.#rows = 0
    return envelope
  }

  #send(kind: OnTheWay['kind'], letter: Uint8Array, work: readonly Uint8Array[] = []): Uint8Array {
    this.#onTheWay.push({ hash: bytesToHex(hashOfEnvelope(letter)), kind, work })
    return letter
  }

  #ours({ bytes, isExpunged }: SealedEntry): OnTheWay | null {
    if (isExpunged || this.#onTheWay.length === 0) return null
    const hash = bytesToHex(hashOfEnvelope(bytes))
    return this.#onTheWay.find((one) => one.hash === hash) ?? null
  }

  #shown(own: OnTheWay, read: Read): void {
    this.#onTheWay = this.#onTheWay.filter((one) => one !== own)
    const isRefused =
      read.kind === 'nothing' && (read.reason === 'late' || read.reason === 'refused')
    if (own.kind === 'hello') this.#isIntroduced = !isRefused
    // A change of the key that came too late is nobody's loss; everything else goes out again.
    if (!isRefused || own.kind === 'rotation') return
    this.#unsent = [...own.work, ...this.#unsent]
    this.#hand = null
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this || origin === LOADING) return
    this.#unsent.push(update)
    this.#options.onWritten()
  }
}

function entryOf({ bytes, isExpunged }: SealedEntry): Entry {
  return isExpunged ? { kind: 'expunged', digest: bytes } : { kind: 'envelope', envelope: bytes }
}

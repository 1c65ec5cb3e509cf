import { bytesToHex } from '@noble/hashes/utils.js'
import { Chain } from './chain.ts'
import { type Card, isVouchedFor } from './device.ts'
import {
  hashOfEnvelope,
  type Label,
  type Letter,
  openEnvelope,
  type Place,
  type RoomKey,
  readLabel,
  type Seen,
} from './envelope.ts'
import { parseSealedMessage, type SealedMessage } from './message.ts'
import { Ring } from './ring.ts'
import { canAgree } from './rotation.ts'

// What the entries of a sealed room amount to, read one after another in the relay's order ([E7]-[E12]). Everybody who
// has the keys and reads the same entries comes to the same members, epochs and updates; what the relay did to them on
// the way (left out, changed order, repeated, invented) shows here and never changes what somebody wrote.

/** An entry as the relay hands it out: of one that was expunged only the hash is left. */
export type Entry =
  | { readonly kind: 'envelope'; readonly envelope: Uint8Array }
  | { readonly kind: 'expunged'; readonly digest: Uint8Array }

/** What cannot be read, or should not be so; how often it was met. */
export type Faults = {
  /** Written without the key, or under one that this reader was never given. */
  readonly foreign: number
  /** By somebody who has the key and no right to write: not introduced, left out, or in another's name. */
  readonly refused: number
  readonly repeated: number
  /** Entries that their senders numbered and that never came. */
  readonly withheld: number
  /** Entries whose sender had seen another order. */
  readonly disordered: number
  readonly expunged: number
}

export type Read =
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly hand: string }
  | { readonly kind: 'joined'; readonly card: Card }
  | {
      readonly kind: 'rotation'
      readonly by: Card
      readonly left: readonly Card[]
      /** Null if this reader was left out. */
      readonly key: RoomKey | null
    }
  /** Counted and of no effect, for the reason given. */
  | { readonly kind: 'nothing'; readonly reason: keyof Faults | 'part' | 'late' | 'known' }

export type Hand = {
  /** The signing key of its device, in hexadecimal digits. */
  readonly device: string
  /** Its last counter. */
  counter: number
  /** Beginnings of an update that is still to be completed. */
  parts: readonly Uint8Array[]
}

/** Everything that is known of a room but its text. */
export type RecordState = {
  readonly seen: Seen
  readonly keys: readonly RoomKey[]
  readonly epoch: number
  /** Whether the key of the epoch before was given to those who come later ([E12]). */
  readonly isLinked: boolean
  readonly members: readonly Card[]
  readonly hands: readonly (readonly [string, Hand])[]
  readonly faults: Faults
}

const NO_FAULTS: Faults = {
  foreign: 0,
  refused: 0,
  repeated: 0,
  withheld: 0,
  disordered: 0,
  expunged: 0,
}

export type RecordOptions = {
  readonly place: Place
  /** The key that a rotation hands to this reader; null if it was left out. */
  readonly unwrap: (
    rotation: Extract<SealedMessage, { readonly kind: 'rotation' }>,
    epoch: number,
  ) => RoomKey | null
}

export class SealedRecord {
  readonly ring: Ring
  readonly #options: RecordOptions
  readonly #chain: Chain
  readonly #members: Map<string, Card>
  readonly #hands: Map<string, Hand>
  #faults: Faults
  /** 0 until an entry could be opened. */
  #epoch: number
  #isLinked: boolean
  #foreignBefore = 0

  constructor(options: RecordOptions, start: RoomKey | RecordState) {
    const state = 'seen' in start ? start : null
    this.#options = options
    this.ring = new Ring('seen' in start ? start.keys : [start])
    this.#chain = new Chain(state?.seen)
    this.#members = new Map(state?.members.map((card) => [bytesToHex(card.signing), card]))
    this.#hands = new Map(state?.hands.map(([id, hand]) => [id, { ...hand }]))
    this.#faults = state?.faults ?? NO_FAULTS
    this.#epoch = state?.epoch ?? 0
    this.#isLinked = state?.isLinked ?? true
  }

  get state(): RecordState {
    return {
      seen: this.seen,
      keys: this.ring.keys,
      epoch: this.#epoch,
      isLinked: this.#isLinked,
      members: this.members,
      hands: [...this.#hands].map(([id, hand]) => [id, { ...hand }]),
      faults: this.faults,
    }
  }

  get seen(): Seen {
    return this.#chain.seen
  }

  /** In the order in which they joined. */
  get members(): readonly Card[] {
    return [...this.#members.values()]
  }

  get faults(): Faults {
    // An entry that was expunged took its number along.
    const withheld = Math.max(0, this.#faults.withheld - this.#faults.expunged)
    return { ...this.#faults, withheld }
  }

  /** The key that the room is written with now; null if this reader was left out, or has none that opens anything. */
  get key(): RoomKey | null {
    return this.#epoch === 0 ? null : this.ring.key(this.#epoch)
  }

  /** Whether somebody had written under another key before the first entry that this reader could open ([E10]). */
  get cameSecond(): boolean {
    return (this.#epoch === 0 ? this.#faults.foreign : this.#foreignBefore) > 0
  }

  /** Whether newcomers could read what was written before the last change of the key. */
  get isLinked(): boolean {
    return this.#isLinked
  }

  /** The device behind a hand, a member or a former one. */
  deviceOf(hand: string): string | null {
    return this.#hands.get(hand)?.device ?? null
  }

  isMember(device: string): boolean {
    return this.#members.has(device)
  }

  /** Whether this record holds what somebody else has seen, such as this reader at another time. */
  holds(seen: Seen): boolean {
    return this.#chain.holds(seen)
  }

  /** Finds the keys of former epochs in entries that are still to be read ([E12]). */
  unlock(entries: readonly Entry[]): void {
    const envelopes = entries.flatMap((one) => (one.kind === 'envelope' ? [one.envelope] : []))
    for (;;) {
      const lowest = this.ring.epochs[0] ?? 1
      const former = lowest > 1 ? this.#formerKey(envelopes, lowest) : null
      if (!former) return
      this.ring.add(former)
    }
  }

  read(entry: Entry): Read {
    const hash = entry.kind === 'envelope' ? hashOfEnvelope(entry.envelope) : entry.digest
    const read = entry.kind === 'envelope' ? this.#open(entry.envelope) : nothing('expunged')
    this.#chain.add(hash)
    if (read.kind === 'nothing' && read.reason in this.#faults) {
      this.#count(read.reason as keyof Faults, 1)
    }
    return read
  }

  #open(envelope: Uint8Array): Read {
    const { place } = this.#options
    const label = readLabel(envelope)
    const key = label && this.ring.key(label.epoch)
    const opened = key ? openEnvelope(place, key, envelope) : null
    // What follows a change that left this reader out was not meant to be read here.
    if (label && !key && this.#epoch > 0 && !this.key) return nothing('late')
    if (!label || !opened?.ok) return nothing('foreign')
    const message = parseSealedMessage(opened.value.payload)
    if (!message) return nothing('refused')
    if (this.#epoch === 0) {
      this.#epoch = label.epoch
      this.#foreignBefore = this.#faults.foreign
    }
    const hand = bytesToHex(label.sender)
    return message.kind === 'hello'
      ? this.#introduce(label, hand, message)
      : this.#hear(label, hand, opened.value, message)
  }

  #introduce(
    label: Label,
    hand: string,
    { card, voucher }: Extract<SealedMessage, { readonly kind: 'hello' }>,
  ): Read {
    if (this.#hands.has(hand)) return nothing('repeated')
    const device = bytesToHex(card.signing)
    // Under a former key only those come who were given the new one: they had not heard of it yet.
    const isInTime = label.epoch === this.#epoch || this.#members.has(device)
    const isGenuine =
      label.counter === 1 &&
      isVouchedFor(this.#options.place, label.sender, card, voucher) &&
      canAgree(card.agreement)
    if (!isInTime || !isGenuine) return nothing(isGenuine ? 'late' : 'refused')
    this.#hands.set(hand, { device, counter: 1, parts: [] })
    if (this.#members.has(device)) return nothing('known')
    this.#members.set(device, card)
    return { kind: 'joined', card }
  }

  #hear(label: Label, id: string, { seen }: Letter, message: SealedMessage): Read {
    const hand = this.#hands.get(id)
    const card = hand && this.#members.get(hand.device)
    if (!hand) return nothing('refused')
    if (!card) return nothing('late')
    if (label.counter <= hand.counter) return nothing('repeated')
    this.#count('withheld', label.counter - hand.counter - 1)
    if (!this.#chain.holds(seen)) this.#count('disordered', 1)
    hand.counter = label.counter
    switch (message.kind) {
      case 'hello':
        return nothing('known')
      case 'formerKey':
        if (label.epoch === this.#epoch) this.#isLinked = true
        return nothing('known')
      case 'part':
        hand.parts = [...hand.parts, message.bytes]
        return nothing('part')
      case 'update': {
        const update = joined([...hand.parts, message.update])
        hand.parts = []
        return { kind: 'update', update, hand: id }
      }
      case 'rotation':
        return this.#rotate(label, card, message)
    }
  }

  #rotate(
    { epoch }: Label,
    by: Card,
    rotation: Extract<SealedMessage, { readonly kind: 'rotation' }>,
  ): Read {
    // Of two that were made at once the first counts.
    if (epoch !== this.#epoch) return nothing('late')
    this.#epoch = epoch + 1
    this.#isLinked = false
    const stays = new Set(rotation.wraps.map(({ device }) => bytesToHex(device)))
    const left = [...this.#members].filter(([device]) => !stays.has(device))
    for (const [device] of left) this.#members.delete(device)
    const key = this.ring.key(this.#epoch) ?? this.#options.unwrap(rotation, this.#epoch)
    if (key) this.ring.add(key)
    return { kind: 'rotation', by, left: left.map(([, card]) => card), key }
  }

  /** Only one that opens something: whoever had the later key could have written anything there. */
  #formerKey(envelopes: readonly Uint8Array[], epoch: number): RoomKey | null {
    const key = this.ring.key(epoch)
    if (!key) return null
    const { place } = this.#options
    const former = envelopes.filter((envelope) => readLabel(envelope)?.epoch === epoch - 1)
    for (const envelope of envelopes) {
      if (readLabel(envelope)?.epoch !== epoch) continue
      const opened = openEnvelope(place, key, envelope)
      const message = opened.ok ? parseSealedMessage(opened.value.payload) : null
      if (message?.kind !== 'formerKey') continue
      const candidate = { epoch: epoch - 1, secret: message.secret }
      if (former.some((one) => openEnvelope(place, candidate, one).ok)) return candidate
    }
    return null
  }

  #count(fault: keyof Faults, times: number): void {
    this.#faults = { ...this.#faults, [fault]: this.#faults[fault] + times }
  }
}

function nothing(reason: Extract<Read, { readonly kind: 'nothing' }>['reason']): Read {
  return { kind: 'nothing', reason }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts
  if (only && parts.length === 1) return only
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

import { bytesToHex } from '@noble/hashes/utils.js'
import { type Card, cardOf, type Device, newDevice } from '../../../shared/sealed/device.ts'
import type { Place, RoomKey } from '../../../shared/sealed/envelope.ts'
import { WritingHand } from '../../../shared/sealed/hand.ts'
import type { Random } from '../../../shared/sealed/random.ts'
import { type Entry, type Read, SealedRecord } from '../../../shared/sealed/record.ts'
import { firstKey } from '../../../shared/sealed/ring.ts'
import { rotate, unwrap } from '../../../shared/sealed/rotation.ts'

// A sealed room without a relay: people who write into one list of entries and read it in its order, or in the order
// in which a hostile relay shows it to them.

export const PLACE: Place = { dossier: '5b0c6a54-0c3e-4a63-9f5e-0d9a6b7c8d9e', room: 'private/FRA' }

/** Bytes that differ each time and are the same in each run. */
export function countingRandom(seed = 1): Random {
  let state = seed
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    return (state >>> 8) & 0xff
  }
  return (length) => Uint8Array.from({ length }, next)
}

export class Person {
  readonly device: Device
  readonly card: Card
  readonly id: string
  readonly record: SealedRecord
  hand: WritingHand
  readonly updates: string[] = []
  readonly reads: Read[] = []
  readonly #place: Place
  readonly #random: Random

  constructor(name: string, key: RoomKey, random: Random, place = PLACE) {
    this.#place = place
    this.#random = random
    this.device = newDevice(random)
    this.card = cardOf(this.device, name)
    this.id = bytesToHex(this.card.signing)
    this.record = recordOf(this.device, key, place)
    this.hand = new WritingHand(place, random)
  }

  read(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const read = this.record.read(entry)
      this.reads.push(read)
      if (read.kind === 'update') this.updates.push(new TextDecoder().decode(read.update))
    }
  }

  hello(key = this.key): Uint8Array {
    return this.hand.hello(this.device, this.card.person, key, this.record.seen)
  }

  write(words: string, key = this.key): Uint8Array {
    return this.hand.seal(
      { kind: 'update', update: new TextEncoder().encode(words) },
      key,
      this.record.seen,
    )
  }

  /** A new key for these, and the letter that gives the former one to those who come later. */
  rotation(staying: readonly Card[], former = this.key): readonly Uint8Array[] {
    const { key, message } = rotate(this.#place, former.epoch, staying, this.#random)
    const { seen } = this.record
    return [
      this.hand.seal(message, former, seen),
      this.hand.seal({ kind: 'formerKey', secret: former.secret }, key, seen),
    ]
  }

  get key(): RoomKey {
    const key = this.record.key ?? this.record.ring.keys.at(-1)
    if (!key) throw new Error(`${this.card.person} has no key`)
    return key
  }
}

function recordOf(device: Device, key: RoomKey, place = PLACE): SealedRecord {
  return new SealedRecord(
    { place, unwrap: (rotation, epoch) => unwrap(place, epoch, rotation, device) },
    key,
  )
}

/** A room with an honest relay: what is posted is read by everybody at once. */
export class Scene {
  readonly entries: Entry[] = []
  readonly people: Person[] = []
  /** What was written by somebody who was a member when the relay took it. */
  readonly written: string[] = []
  readonly random: Random

  constructor(seed = 1) {
    this.random = countingRandom(seed)
  }

  found(name: string): Person {
    return this.#enter(new Person(name, firstKey(this.random), this.random))
  }

  /** Joins with the key of a colleague's link. */
  join(name: string, colleague: Person): Person {
    const person = new Person(name, colleague.key, this.random)
    person.record.unlock(this.entries)
    person.read(this.entries)
    return this.#enter(person)
  }

  say(person: Person, words: string): void {
    this.written.push(words)
    this.post(person.write(words))
  }

  rotate(person: Person, leaving: readonly Person[]): void {
    const staying = person.record.members.filter((card) =>
      leaving.every(({ id }) => id !== idOf(card)),
    )
    for (const envelope of person.rotation(staying)) this.post(envelope)
  }

  post(...envelopes: readonly Uint8Array[]): void {
    for (const envelope of envelopes) {
      const entry: Entry = { kind: 'envelope', envelope }
      this.entries.push(entry)
      for (const person of this.people) person.read([entry])
    }
  }

  #enter(person: Person): Person {
    this.people.push(person)
    this.post(person.hello())
    return person
  }
}

function idOf(card: Card): string {
  return bytesToHex(card.signing)
}

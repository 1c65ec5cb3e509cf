import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { cardOf, type Device, KEY_BYTES, vouchFor } from './device.ts'
import {
  MAX_PAYLOAD_BYTES,
  NONCE_BYTES,
  type Place,
  type RoomKey,
  type Seen,
  sealEnvelope,
} from './envelope.ts'
import { encodeSealedMessage, type SealedMessage } from './message.ts'
import type { Random } from './random.ts'
import { encodeSnapshot, type SealedSnapshot, snapshotPlace } from './snapshot.ts'
import { GONE, HERE, whisperPlace } from './whisper.ts'

/** What one letter takes of an update that is longer: a kind is written before it. */
const PART_BYTES = MAX_PAYLOAD_BYTES - 1

/** One that writes in a sealed room, for as long as a window is open: it counts what it sends ([E8]). */
export class WritingHand {
  /** Its public key in hexadecimal digits, as the record calls it. */
  readonly id: string
  readonly #signingKey: Uint8Array
  readonly #place: Place
  readonly #random: Random
  #counter = 0
  #whispered = 0

  constructor(place: Place, random: Random) {
    this.#place = place
    this.#random = random
    this.#signingKey = random(KEY_BYTES)
    this.id = bytesToHex(ed25519.getPublicKey(this.#signingKey))
  }

  /** Introduces itself as a hand of this device: its first letter. */
  hello(device: Device, person: string, key: RoomKey, seen: Seen): Uint8Array {
    const hand = ed25519.getPublicKey(this.#signingKey)
    const voucher = vouchFor(this.#place, device, hand, person)
    return this.seal({ kind: 'hello', card: cardOf(device, person), voucher }, key, seen)
  }

  /** An update, in as many letters as it takes. */
  update(update: Uint8Array, key: RoomKey, seen: Seen): readonly Uint8Array[] {
    const letters: Uint8Array[] = []
    let at = 0
    for (; update.length - at > PART_BYTES; at += PART_BYTES) {
      const bytes = update.subarray(at, at + PART_BYTES)
      letters.push(this.seal({ kind: 'part', bytes }, key, seen))
    }
    return [...letters, this.seal({ kind: 'update', update: update.subarray(at) }, key, seen)]
  }

  seal(message: SealedMessage, key: RoomKey, seen: Seen): Uint8Array {
    const payload = encodeSealedMessage(message)
    return this.#seal(this.#place, ++this.#counter, payload, key, seen)
  }

  /** What everything up to here amounts to; null if it is too much for one envelope. */
  snapshot(snapshot: SealedSnapshot, key: RoomKey): Uint8Array | null {
    const payload = encodeSnapshot(snapshot)
    const { seen } = snapshot.record
    if (payload.length > MAX_PAYLOAD_BYTES) return null
    return this.#seal(snapshotPlace(this.#place), seen.count, payload, key, seen)
  }

  /** That somebody is here, or goes. */
  whisper(isHere: boolean, key: RoomKey, seen: Seen): Uint8Array {
    const payload = new Uint8Array([isHere ? HERE : GONE])
    return this.#seal(whisperPlace(this.#place), ++this.#whispered, payload, key, seen)
  }

  #seal(place: Place, counter: number, payload: Uint8Array, key: RoomKey, seen: Seen): Uint8Array {
    const sender = { signingKey: this.#signingKey, counter }
    return sealEnvelope(place, key, sender, { seen, payload }, this.#random(NONCE_BYTES))
  }
}

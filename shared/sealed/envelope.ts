import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fail, ok, type Result } from '../base/result.ts'

// One message of a room that its relay cannot read ([E2]-[E5]): sealed with the room's key, signed by its sender, and bound to the
// place it was written for. Nothing here is home-made but the composition: XChaCha20-Poly1305, Ed25519, HKDF-SHA256.
// Who may send, and in which order envelopes may come, is for the reader to judge.

const VERSION = 1
export const NONCE_BYTES = 24
export const HASH_BYTES = 32
const SIGNATURE_BYTES = 64
const NUMBER_BYTES = 4
/** Before the payload: how much its sender had seen, and how long the payload is. */
const HEADER_BYTES = NUMBER_BYTES + HASH_BYTES + NUMBER_BYTES
const SMALLEST_BUCKET = 256
/** From here on sizes grow by as much, and no longer double. */
const LARGEST_STEP = 64 * 1024
/** What is around the padded letter: at most so many bytes of label, nonce, signature and tag. */
const AROUND_BYTES = 256
const MAX_PADDED_BYTES = 1024 * 1024
export const MAX_PAYLOAD_BYTES = MAX_PADDED_BYTES - HEADER_BYTES
export const MAX_ENVELOPE_BYTES = MAX_PADDED_BYTES + AROUND_BYTES

/** Where an envelope belongs; it opens nowhere else. */
export type Place = { readonly dossier: string; readonly room: string }

export type RoomKey = { readonly epoch: number; readonly secret: Uint8Array }

/** What an envelope says openly: the relay can read this much. */
export type Label = {
  readonly epoch: number
  /** The sender's Ed25519 public key. */
  readonly sender: Uint8Array
  /** Counts this sender's envelopes from 1. */
  readonly counter: number
}

/** How much of a room somebody has seen: so many entries, and the hash of all of them in their order. */
export type Seen = { readonly count: number; readonly hash: Uint8Array }

export type Letter = {
  /** What the sender had seen when it wrote. */
  readonly seen: Seen
  readonly payload: Uint8Array
}

export type EnvelopeError = 'malformed' | 'forged' | 'wrongKey'

type Parsed = Label & {
  readonly nonce: Uint8Array
  readonly signature: Uint8Array
  readonly ciphertext: Uint8Array
}

/** The letter sealed and signed; `nonce` are 24 fresh random bytes. Throws if a length is wrong or the payload is too large. */
export function sealEnvelope(
  place: Place,
  key: RoomKey,
  sender: { readonly signingKey: Uint8Array; readonly counter: number },
  letter: Letter,
  nonce: Uint8Array,
): Uint8Array {
  if (nonce.length !== NONCE_BYTES) throw new RangeError('a nonce has 24 bytes')
  const label: Label = {
    epoch: key.epoch,
    sender: ed25519.getPublicKey(sender.signingKey),
    counter: sender.counter,
  }
  const bound = boundTo(place, label)
  const ciphertext = cipher(place, key, nonce, bound).encrypt(pad(letter))
  const signature = ed25519.sign(signedBytes(bound, nonce, ciphertext), sender.signingKey)
  return encoding.encode((to) => {
    encoding.writeUint8Array(to, labelBytes(label))
    encoding.writeUint8Array(to, nonce)
    encoding.writeUint8Array(to, signature)
    encoding.writeUint8Array(to, ciphertext)
  })
}

/** What an envelope says openly, unproven; null if it is none. */
export function readLabel(envelope: Uint8Array): Label | null {
  const parsed = parseEnvelope(envelope)
  return parsed && { epoch: parsed.epoch, sender: parsed.sender, counter: parsed.counter }
}

/** The letter, if sender, place, order and every byte are as they were sealed. */
export function openEnvelope(
  place: Place,
  key: RoomKey,
  envelope: Uint8Array,
): Result<Letter, EnvelopeError> {
  const parsed = parseEnvelope(envelope)
  if (!parsed) return fail('malformed')
  if (parsed.epoch !== key.epoch) return fail('wrongKey')
  const bound = boundTo(place, parsed)
  // The cheaper question first: who fills a room with rubbish must not keep its readers busy.
  const padded = decrypt(place, key, parsed, bound)
  if (!padded) return fail('wrongKey')
  const signed = signedBytes(bound, parsed.nonce, parsed.ciphertext)
  if (!isSignedBy(parsed, signed)) return fail('forged')
  const letter = unpad(padded)
  return letter ? ok(letter) : fail('malformed')
}

/** Identifies an envelope for whoever has seen it. */
export function hashOfEnvelope(envelope: Uint8Array): Uint8Array {
  return sha256(envelope)
}

function parseEnvelope(envelope: Uint8Array): Parsed | null {
  try {
    const from = decoding.createDecoder(envelope)
    if (decoding.readUint8(from) !== VERSION) return null
    const epoch = decoding.readVarUint(from)
    const sender = decoding.readUint8Array(from, 32)
    const counter = decoding.readVarUint(from)
    // A number has longer spellings too: with them one envelope would have several forms, and several hashes.
    if (from.pos !== labelBytes({ epoch, sender, counter }).length) return null
    const nonce = decoding.readUint8Array(from, NONCE_BYTES)
    const signature = decoding.readUint8Array(from, SIGNATURE_BYTES)
    return {
      epoch,
      sender,
      counter,
      nonce,
      signature,
      ciphertext: decoding.readTailAsUint8Array(from),
    }
  } catch {
    return null
  }
}

function labelBytes({ epoch, sender, counter }: Label): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeUint8(to, VERSION)
    encoding.writeVarUint(to, epoch)
    encoding.writeUint8Array(to, sender)
    encoding.writeVarUint(to, counter)
  })
}

/** Each part with its length before it, so that no two places or labels give the same bytes. */
function boundTo(place: Place, label: Label): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarString(to, `penholder sealed ${VERSION}`)
    encoding.writeVarString(to, place.dossier)
    encoding.writeVarString(to, place.room)
    encoding.writeVarUint(to, label.epoch)
    encoding.writeVarUint8Array(to, label.sender)
    encoding.writeVarUint(to, label.counter)
  })
}

function signedBytes(bound: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint8Array(to, bound)
    encoding.writeVarUint8Array(to, nonce)
    encoding.writeVarUint8Array(to, ciphertext)
  })
}

function isSignedBy({ sender, signature }: Parsed, signed: Uint8Array): boolean {
  try {
    // Strict: a signature has one form and a key of small order signs nothing.
    return ed25519.verify(signature, signed, sender, { zip215: false })
  } catch {
    return false
  }
}

function cipher(place: Place, { epoch, secret }: RoomKey, nonce: Uint8Array, bound: Uint8Array) {
  const salt = new TextEncoder().encode(place.dossier)
  const info = new TextEncoder().encode(`penholder envelope ${epoch} ${place.room}`)
  return xchacha20poly1305(hkdf(sha256, secret, salt, info, 32), nonce, bound)
}

function decrypt(
  place: Place,
  key: RoomKey,
  { nonce, ciphertext }: Parsed,
  bound: Uint8Array,
): Uint8Array | null {
  try {
    return cipher(place, key, nonce, bound).decrypt(ciphertext)
  } catch {
    return null
  }
}

/** Filled up to one of few sizes, so that the size tells little of what is in it. */
function pad({ seen, payload }: Letter): Uint8Array {
  if (seen.hash.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes')
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError('the payload is too large')
  const padded = new Uint8Array(bucketFor(HEADER_BYTES + payload.length))
  const view = new DataView(padded.buffer)
  view.setUint32(0, seen.count)
  padded.set(seen.hash, NUMBER_BYTES)
  view.setUint32(NUMBER_BYTES + HASH_BYTES, payload.length)
  padded.set(payload, HEADER_BYTES)
  return padded
}

function bucketFor(length: number): number {
  let bucket = SMALLEST_BUCKET
  while (bucket < length) bucket += Math.min(bucket, LARGEST_STEP)
  return bucket
}

function unpad(padded: Uint8Array): Letter | null {
  if (padded.length < HEADER_BYTES) return null
  const view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength)
  const end = HEADER_BYTES + view.getUint32(NUMBER_BYTES + HASH_BYTES)
  if (end > padded.length) return null
  const hash = padded.slice(NUMBER_BYTES, NUMBER_BYTES + HASH_BYTES)
  return { seen: { count: view.getUint32(0), hash }, payload: padded.slice(HEADER_BYTES, end) }
}

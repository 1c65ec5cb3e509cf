import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import * as encoding from 'lib0/encoding'
import { type Card, cardOf, type Device, KEY_BYTES } from './device.ts'
import { NONCE_BYTES, type Place, type RoomKey } from './envelope.ts'
import type { SealedMessage, Wrap } from './message.ts'
import type { Random } from './random.ts'

// A new key for those who stay ([E11]): wrapped for each of them under a secret that only it can compute (X25519 with a
// pair made for this one rotation), so that who is left out learns nothing of it.

type Rotation = Extract<SealedMessage, { readonly kind: 'rotation' }>

/** The next key of the room and the message that hands it to these devices. */
export function rotate(
  place: Place,
  epoch: number,
  staying: readonly Card[],
  random: Random,
): { readonly key: RoomKey; readonly message: Rotation } {
  const key: RoomKey = { epoch: epoch + 1, secret: random(KEY_BYTES) }
  const ephemeralKey = random(KEY_BYTES)
  const ephemeral = x25519.getPublicKey(ephemeralKey)
  const wraps = staying.map(({ signing, agreement }): Wrap => {
    const shared = x25519.getSharedSecret(ephemeralKey, agreement)
    const bound = boundTo(place, key.epoch, ephemeral, agreement)
    return { device: signing, wrapped: cipher(shared, bound).encrypt(key.secret) }
  })
  return { key, message: { kind: 'rotation', ephemeral, wraps } }
}

/** The key that a rotation to this epoch hands to the device; null if it was left out, or what it was handed is none. */
export function unwrap(
  place: Place,
  epoch: number,
  { ephemeral, wraps }: Rotation,
  device: Device,
): RoomKey | null {
  const { signing, agreement } = cardOf(device, '')
  const own = wraps.find((wrap) => isSameKey(wrap.device, signing))
  if (!own) return null
  try {
    const shared = x25519.getSharedSecret(device.agreementKey, ephemeral)
    const bound = boundTo(place, epoch, ephemeral, agreement)
    const secret = cipher(shared, bound).decrypt(own.wrapped)
    return secret.length === KEY_BYTES ? { epoch, secret } : null
  } catch {
    return null
  }
}

/** Whether a key can be wrapped for this public key: points of small order give everybody the same secret. */
export function canAgree(agreement: Uint8Array): boolean {
  try {
    x25519.getSharedSecret(new Uint8Array(KEY_BYTES).fill(1), agreement)
    return true
  } catch {
    return false
  }
}

function isSameKey(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((byte, at) => byte === other[at])
}

function boundTo(
  place: Place,
  epoch: number,
  ephemeral: Uint8Array,
  agreement: Uint8Array,
): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarString(to, 'penholder wrap 1')
    encoding.writeVarString(to, place.dossier)
    encoding.writeVarString(to, place.room)
    encoding.writeVarUint(to, epoch)
    encoding.writeVarUint8Array(to, ephemeral)
    encoding.writeVarUint8Array(to, agreement)
  })
}

function cipher(shared: Uint8Array, bound: Uint8Array) {
  // The secret is used for this one wrap and never again, so the nonce need not differ.
  return xchacha20poly1305(hkdf(sha256, shared, bound, undefined, 32), new Uint8Array(NONCE_BYTES))
}

import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import * as encoding from 'lib0/encoding'
import type { Place } from './envelope.ts'
import type { Random } from './random.ts'

// A device is a member of a sealed room ([E9]): one pair of keys to sign with, one to be handed new room keys by. Each
// window writes with a hand of its own, which the device vouches for, so that no two of them share a counter.

/** The private keys of a device. */
export type Device = { readonly signingKey: Uint8Array; readonly agreementKey: Uint8Array }

/** What a device says of itself. */
export type Card = {
  /** Its Ed25519 public key, by which it is known. */
  readonly signing: Uint8Array
  /** Its X25519 public key. */
  readonly agreement: Uint8Array
  /** Who sits at it, in their own words; may be empty. */
  readonly person: string
}

export const KEY_BYTES = 32
export const MAX_PERSON_LENGTH = 80

export function newDevice(random: Random): Device {
  return { signingKey: random(KEY_BYTES), agreementKey: random(KEY_BYTES) }
}

export function cardOf({ signingKey, agreementKey }: Device, person: string): Card {
  return {
    signing: ed25519.getPublicKey(signingKey),
    agreement: x25519.getPublicKey(agreementKey),
    person,
  }
}

/** The device's word that this hand (an Ed25519 public key) is one of its own, in this room. */
export function vouchFor(
  place: Place,
  device: Device,
  hand: Uint8Array,
  person: string,
): Uint8Array {
  return ed25519.sign(vouchedBytes(place, hand, cardOf(device, person)), device.signingKey)
}

/** Whether a device has vouched for the hand with exactly this card. */
export function isVouchedFor(
  place: Place,
  hand: Uint8Array,
  card: Card,
  voucher: Uint8Array,
): boolean {
  try {
    const bytes = vouchedBytes(place, hand, card)
    return ed25519.verify(voucher, bytes, card.signing, { zip215: false })
  } catch {
    return false
  }
}

function vouchedBytes(place: Place, hand: Uint8Array, card: Card): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarString(to, 'penholder hand 1')
    encoding.writeVarString(to, place.dossier)
    encoding.writeVarString(to, place.room)
    encoding.writeVarUint8Array(to, hand)
    encoding.writeVarUint8Array(to, card.signing)
    encoding.writeVarUint8Array(to, card.agreement)
    encoding.writeVarString(to, card.person)
  })
}

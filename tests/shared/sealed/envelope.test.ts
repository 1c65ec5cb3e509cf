import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import {
  hashOfEnvelope,
  MAX_ENVELOPE_BYTES,
  MAX_PAYLOAD_BYTES,
  openEnvelope,
  type Place,
  readLabel,
  sealEnvelope,
} from '../../../shared/sealed/envelope.ts'

const place: Place = { dossier: '5b0c6a54-0c3e-4a63-9f5e-0d9a6b7c8d9e', room: 'private/FRA' }
const key = { epoch: 3, secret: new Uint8Array(32).fill(7) }
const signingKey = new Uint8Array(32).fill(9)
const seen = { count: 70_000, hash: new Uint8Array(32).fill(1) }
const words = new TextEncoder().encode('We can live without operative paragraph 4.')

function seal(payload: Uint8Array = words, counter = 1) {
  return sealEnvelope(place, key, { signingKey, counter }, { seen, payload }, nonceOf(counter))
}

function nonceOf(seed: number) {
  return new Uint8Array(24).fill(seed)
}

function expectShut(envelope: Uint8Array, at: Place = place, by = key) {
  expect(openEnvelope(at, by, envelope).ok).toBe(false)
}

test('[E2] what was sealed is opened, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 2000 }),
      fc.integer({ min: 1, max: 250 }),
      (payload, counter) => {
        const envelope = seal(payload, counter)
        expect(openEnvelope(place, key, envelope)).toEqual({ ok: true, value: { seen, payload } })
        const sender = ed25519.getPublicKey(signingKey)
        expect(readLabel(envelope)).toEqual({ epoch: 3, sender, counter })
      },
    ),
    { numRuns: 30 },
  )
})

test('[E2] the words do not stand in the envelope', () => {
  expect(Buffer.from(seal()).includes('operative paragraph')).toBe(false)
})

test('[E3] an envelope opens in no other dossier, room or epoch, and under no other key', () => {
  const envelope = seal()
  expectShut(envelope, { ...place, dossier: 'another' })
  expectShut(envelope, { ...place, room: 'private/USA' })
  expectShut(envelope, place, { ...key, epoch: 4 })
  expectShut(envelope, place, { ...key, secret: new Uint8Array(32).fill(8) })
})

test('[E3] no byte can be changed, taken away or added', () => {
  const envelope = seal()
  for (let at = 0; at < envelope.length; at++) {
    expectShut(envelope.map((byte, index) => (index === at ? byte ^ 1 : byte)))
  }
  for (const end of [0, 1, 33, 60, 120, envelope.length - 1]) expectShut(envelope.slice(0, end))
  expectShut(new Uint8Array([...envelope, 0]))
})

test('[E4] who holds the key of the room still cannot write in the name of another', () => {
  const victim = ed25519.getPublicKey(signingKey)
  const forger = new Uint8Array(32).fill(4)
  // Everything as it should be, encrypted with the room's key and bound to the victim; only its signature is not to be had.
  expect(openEnvelope(place, key, byHand(victim, signingKey)).ok).toBe(true)
  expect(openEnvelope(place, key, byHand(victim, forger))).toEqual({ ok: false, error: 'forged' })
})

/** An envelope made without the code under test, from what decision 7 says of it. */
function byHand(sender: Uint8Array, signer: Uint8Array): Uint8Array {
  const nonce = nonceOf(5)
  const bound = encoding.encode((to) => {
    encoding.writeVarString(to, 'penholder sealed 1')
    encoding.writeVarString(to, place.dossier)
    encoding.writeVarString(to, place.room)
    encoding.writeVarUint(to, key.epoch)
    encoding.writeVarUint8Array(to, sender)
    encoding.writeVarUint(to, 1)
  })
  const utf8 = new TextEncoder()
  const info = utf8.encode(`penholder envelope ${key.epoch} ${place.room}`)
  const secret = hkdf(sha256, key.secret, utf8.encode(place.dossier), info, 32)
  const padded = new Uint8Array(256)
  new DataView(padded.buffer).setUint32(36, words.length)
  padded.set(words, 40)
  const ciphertext = xchacha20poly1305(secret, nonce, bound).encrypt(padded)
  const signed = encoding.encode((to) => {
    for (const part of [bound, nonce, ciphertext]) encoding.writeVarUint8Array(to, part)
  })
  const signature = ed25519.sign(signed, signer)
  return new Uint8Array([1, key.epoch, ...sender, 1, ...nonce, ...signature, ...ciphertext])
}

test('[E5] sizes come in few steps, so that they tell little', () => {
  const sizes = new Set(
    Array.from({ length: 200 }, (_, length) => seal(new Uint8Array(length)).length),
  )
  expect(sizes.size).toBe(1)
  expect(seal(new Uint8Array(217)).length - seal(new Uint8Array(216)).length).toBe(256)
  expect(seal(new Uint8Array(700_000)).length - seal(new Uint8Array(640_000)).length).toBe(65_536)
})

test('[E5] what is too large is not sealed', () => {
  expect(seal(new Uint8Array(MAX_PAYLOAD_BYTES)).length).toBeLessThanOrEqual(MAX_ENVELOPE_BYTES)
  expect(() => seal(new Uint8Array(MAX_PAYLOAD_BYTES + 1))).toThrow(RangeError)
})

test('[E3] two envelopes have two hashes', () => {
  expect(hashOfEnvelope(seal(words, 1))).not.toEqual(hashOfEnvelope(seal(words, 2)))
})

test('[E3] a number written in a longer way is another envelope, and none', () => {
  const [version = 0, epoch = 0, ...rest] = seal()
  expectShut(new Uint8Array([version, epoch | 0x80, 0, ...rest]))
})

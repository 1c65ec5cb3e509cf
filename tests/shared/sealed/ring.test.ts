import { x25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { cardOf, newDevice } from '../../../shared/sealed/device.ts'
import { firstKey, keyText, parseKeyText, Ring } from '../../../shared/sealed/ring.ts'
import { canAgree, rotate, unwrap } from '../../../shared/sealed/rotation.ts'
import { countingRandom, PLACE } from './scene.ts'

const random = countingRandom()

test('[E12] a key travels as text that fits into a link', () => {
  for (const key of [firstKey(random), { epoch: 300, secret: random(32) }]) {
    expect(keyText(key)).toMatch(/^[\w-]{50,60}$/)
    expect(parseKeyText(` ${keyText(key)}\n`)).toEqual(key)
  }
})

test('[E12] a mistyped key is known as such', () => {
  const text = keyText(firstKey(random))
  const mistyped = Array.from(text, (letter, at) => {
    return text.slice(0, at) + (letter === 'A' ? 'B' : 'A') + text.slice(at + 1)
  })
  for (const one of ['', 'a key', text.slice(1), `${text}A`, ...mistyped.slice(0, -1)]) {
    expect(parseKeyText(one)).toBeNull()
  }
})

test('[E12] a key that is on the ring is not replaced', () => {
  const ring = new Ring([firstKey(random)])
  const [first] = ring.keys
  ring.add({ epoch: 1, secret: random(32) })
  ring.add({ epoch: 4, secret: random(32) })
  expect(ring.key(1)).toEqual(first)
  expect(ring.epochs).toEqual([1, 4])
})

test('[E11] a rotation gives the new key to those who stay, in this room, and to nobody else', () => {
  const [staying, leaving] = [newDevice(random), newDevice(random)]
  const { key, message } = rotate(PLACE, 1, [cardOf(staying, '')], random)
  expect(unwrap(PLACE, 2, message, staying)).toEqual(key)
  expect(unwrap(PLACE, 2, message, leaving)).toBeNull()
  expect(unwrap({ ...PLACE, room: 'desk' }, 2, message, staying)).toBeNull()
  expect(unwrap(PLACE, 3, message, staying)).toBeNull()
  const stolen = message.wraps.map((wrap) => ({ ...wrap, device: cardOf(leaving, '').signing }))
  expect(unwrap(PLACE, 2, { ...message, wraps: stolen }, leaving)).toBeNull()
})

test('[E11] a public key that gives everybody the same secret is refused', () => {
  expect(canAgree(new Uint8Array(32))).toBe(false)
  expect(canAgree(x25519.getPublicKey(random(32)))).toBe(true)
})

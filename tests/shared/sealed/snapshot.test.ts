import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WritingHand } from '../../../shared/sealed/hand.ts'
import { encodeSnapshot, openSnapshot, parseSnapshot } from '../../../shared/sealed/snapshot.ts'
import { Whispers } from '../../../shared/sealed/whisper.ts'
import { type Person, PLACE, Scene } from './scene.ts'

function aRoom() {
  const scene = new Scene()
  const ana = scene.found('Head')
  const ben = scene.join('Expert', ana)
  scene.say(ben, 'first')
  scene.rotate(ana, [])
  scene.say(ana, 'second')
  return { scene, ana, ben }
}

const text = new TextEncoder().encode('first, second')

function snapshotOf(person: Person) {
  return person.hand.snapshot({ record: person.record.state, text }, person.key) ?? new Uint8Array()
}

test('[E14] a newcomer with the latest key gets everything from a snapshot', () => {
  const { ana, ben } = aRoom()
  const opened = openSnapshot(PLACE, ana.key, snapshotOf(ben))
  expect(opened).toEqual({ record: ana.record.state, text })
})

test('[E14] a snapshot of another room, of a former key or by no member is none', () => {
  const { scene, ana, ben } = aRoom()
  const [former] = ana.record.ring.keys
  expect(former && openSnapshot(PLACE, former, snapshotOf(ben))).toBeNull()
  expect(openSnapshot({ ...PLACE, room: 'private/USA' }, ana.key, snapshotOf(ben))).toBeNull()
  const stranger = new WritingHand(PLACE, scene.random)
  const forged = stranger.snapshot({ record: ana.record.state, text }, ana.key)
  expect(openSnapshot(PLACE, ana.key, forged ?? new Uint8Array())).toBeNull()
  const letter = ana.write('a letter')
  expect(openSnapshot(PLACE, ana.key, letter)).toBeNull()
})

test('[E14] a snapshot under a key that was changed since is none for whoever has the new one', () => {
  const { scene, ana, ben } = aRoom()
  const before = snapshotOf(ben)
  scene.rotate(ana, [ben])
  expect(openSnapshot(PLACE, ana.key, before)).toBeNull()
})

test('[E14] what is no snapshot is not taken for one, and never fails', () => {
  const { ana } = aRoom()
  const bytes = encodeSnapshot({ record: ana.record.state, text })
  expect(parseSnapshot(bytes)).toEqual({ record: ana.record.state, text })
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) => {
      expect(parseSnapshot(bytes.subarray(0, length))).toBeNull()
    }),
  )
  fc.assert(fc.property(fc.uint8Array(), (anything) => void parseSnapshot(anything)))
})

test('[E14] a snapshot that is too large is not made', () => {
  const { ana } = aRoom()
  const large = new Uint8Array(1_100_000)
  expect(ana.hand.snapshot({ record: ana.record.state, text: large }, ana.key)).toBeNull()
})

test('[E17] who is there says so to those who are there, once', () => {
  const { scene, ana, ben } = aRoom()
  const whispers = new Whispers(PLACE)
  const here = ben.hand.whisper(true, ben.key, ben.record.seen)
  expect(whispers.hear(here, ana.record)).toEqual({
    hand: ben.hand.id,
    device: ben.id,
    isHere: true,
  })
  expect(whispers.hear(here, ana.record)).toBeNull()
  const gone = ben.hand.whisper(false, ben.key, ben.record.seen)
  expect(whispers.hear(gone, ana.record)?.isHere).toBe(false)
  const stranger = new WritingHand(PLACE, scene.random)
  expect(whispers.hear(stranger.whisper(true, ana.key, ana.record.seen), ana.record)).toBeNull()
  const late = ben.hand.whisper(true, ben.key, ben.record.seen)
  scene.rotate(ana, [ben])
  expect(whispers.hear(late, ana.record)).toBeNull()
})

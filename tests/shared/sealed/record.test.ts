import { expect, test } from 'vitest'
import { hashOfEnvelope } from '../../../shared/sealed/envelope.ts'
import { WritingHand } from '../../../shared/sealed/hand.ts'
import { encodeSealedMessage, parseSealedMessage } from '../../../shared/sealed/message.ts'
import { type Entry, SealedRecord } from '../../../shared/sealed/record.ts'
import { firstKey } from '../../../shared/sealed/ring.ts'
import { Person, PLACE, Scene } from './scene.ts'

function twoColleagues() {
  const scene = new Scene()
  const ana = scene.found('Head')
  const ben = scene.join('Expert', ana)
  return { scene, ana, ben }
}

const NONE = { foreign: 0, refused: 0, repeated: 0, withheld: 0, disordered: 0, expunged: 0 }

function entry(envelope: Uint8Array): Entry {
  return { kind: 'envelope', envelope }
}

test('[E9] colleagues read one another, and know who is there', () => {
  const { scene, ana, ben } = twoColleagues()
  scene.say(ana, 'We can live with paragraph 4.')
  scene.say(ben, 'Paris would like “safety and security”.')
  for (const person of [ana, ben]) {
    expect(person.updates).toEqual(scene.written)
    expect(person.record.members.map((card) => card.person)).toEqual(['Head', 'Expert'])
    expect(person.record.faults).toEqual(NONE)
  }
})

test('[E9] a hand that was not introduced by a member’s device is not heard, whatever key it has', () => {
  const { scene, ana } = twoColleagues()
  const stranger = new Person('Somebody', ana.key, scene.random)
  scene.post(stranger.write('Accept everything.'))
  expect(ana.updates).toEqual([])
  expect(ana.record.faults).toEqual({ ...NONE, refused: 1 })
})

test('[E9] nobody introduces a hand in the name of another’s device', () => {
  const { scene, ana, ben } = twoColleagues()
  const hand = new WritingHand(PLACE, scene.random)
  const own = parseSealedMessage(
    encodeSealedMessage({ kind: 'hello', card: ana.card, voucher: new Uint8Array(64) }),
  )
  if (own) scene.post(hand.seal(own, ben.key, ben.record.seen))
  expect(ana.record.faults.refused).toBe(1)
  expect(ana.record.deviceOf(hand.id)).toBeNull()
})

test('[E9] two windows of one device are one member', () => {
  const { scene, ana } = twoColleagues()
  ana.hand = new WritingHand(PLACE, scene.random)
  scene.post(ana.hello())
  scene.say(ana, 'From another window.')
  expect(ana.record.members).toHaveLength(2)
  expect(ana.updates).toEqual(['From another window.'])
})

test('[E8] a letter that comes again is read once', () => {
  const { scene, ana } = twoColleagues()
  scene.say(ana, 'once')
  scene.post(
    ...scene.entries.slice(-1).map((one) => (one.kind === 'envelope' ? one.envelope : one.digest)),
  )
  expect(ana.updates).toEqual(['once'])
  expect(ana.record.faults).toEqual({ ...NONE, repeated: 1 })
})

test('[E8] a letter that never comes is missed', () => {
  const { ana, ben } = twoColleagues()
  ben.write('withheld')
  ana.read([entry(ben.write('shown'))])
  expect(ana.updates).toEqual(['shown'])
  expect(ana.record.faults).toEqual({ ...NONE, withheld: 1 })
})

test('[E7] a relay that shows two colleagues two orders is found out by the next letter', () => {
  const { ana, ben } = twoColleagues()
  const first = ana.write('first')
  const second = ben.write('second')
  ana.read([entry(first), entry(second)])
  ben.read([entry(second), entry(first)])
  expect(ana.record.faults.disordered).toBe(0)
  ana.read([entry(ben.write('third'))])
  expect(ana.record.faults.disordered).toBe(1)
})

test('[E7] what was expunged keeps its place, and is no reason to suspect the relay', () => {
  const { scene, ana, ben } = twoColleagues()
  scene.say(ana, 'a slip of the pen')
  scene.say(ana, 'more')
  const reader = new Person('Late', ana.key, scene.random)
  const expunged = scene.entries.map((one, at): Entry => {
    if (at !== 2 || one.kind === 'expunged') return one
    return { kind: 'expunged', digest: hashOfEnvelope(one.envelope) }
  })
  reader.read(expunged)
  expect(reader.updates).toEqual(['more'])
  expect(reader.record.seen).toEqual(ben.record.seen)
  expect(reader.record.faults).toEqual({ ...NONE, expunged: 1 })
})

test('[E10] whoever has another key reads nothing, and disturbs nobody', () => {
  const { scene, ana } = twoColleagues()
  const other = new Person('Host', firstKey(scene.random), scene.random)
  scene.post(other.hello(), other.write('forged'))
  other.read(scene.entries)
  expect(other.updates).toEqual(['forged'])
  expect(ana.updates).toEqual([])
  expect(ana.record.faults).toEqual({ ...NONE, foreign: 2 })
})

test('[E11] who was left out of a rotation reads nothing that is written after it, and is not heard', () => {
  const { scene, ana, ben } = twoColleagues()
  const former = ben.key
  scene.say(ana, 'before')
  scene.rotate(ana, [ben])
  scene.say(ana, 'after')
  expect(ben.updates).toEqual(['before'])
  expect(ben.record.key).toBeNull()
  expect(ben.record.faults).toEqual(NONE)
  scene.post(ben.write('still here', former))
  ben.hand = new WritingHand(PLACE, scene.random)
  scene.post(ben.hello(former), ben.write('and here', former))
  expect(ana.updates).toEqual(['before', 'after'])
  expect(ana.record.members.map((card) => card.person)).toEqual(['Head'])
})

test('[E11] what a colleague had on the way when the key changed is not lost', () => {
  const { scene, ana, ben } = twoColleagues()
  const late = ben.write('on the way')
  scene.rotate(ana, [])
  scene.post(late)
  scene.say(ben, 'under the new key')
  expect(ana.updates).toEqual(['on the way', 'under the new key'])
  expect(ben.key.epoch).toBe(2)
  expect(ana.record.faults).toEqual(NONE)
})

test('[E11] of two rotations at once the first counts, and everybody agrees', () => {
  const { scene, ana, ben } = twoColleagues()
  const [ofAna = new Uint8Array()] = ana.rotation([ana.card, ben.card])
  const [ofBen = new Uint8Array()] = ben.rotation([ben.card])
  scene.post(ofAna, ofBen)
  expect(ana.key).toEqual(ben.key)
  expect(ana.record.members).toHaveLength(2)
  expect(ben.reads.at(-1)).toEqual({ kind: 'nothing', reason: 'late' })
})

test('[E12] a newcomer with the latest key reads everything that was written before', () => {
  const { scene, ana, ben } = twoColleagues()
  scene.say(ana, 'under the first')
  scene.rotate(ana, [])
  scene.say(ben, 'under the second')
  scene.rotate(ben, [])
  const eve = scene.join('Newcomer', ana)
  expect(eve.updates).toEqual(['under the first', 'under the second'])
  expect(eve.record.members.map((card) => card.person)).toEqual(['Head', 'Expert', 'Newcomer'])
  expect(eve.record.faults).toEqual(NONE)
})

test('[E12] a newcomer with a key from before a rotation is told so, and lets nobody in', () => {
  const { scene, ana } = twoColleagues()
  const former = ana.key
  scene.rotate(ana, [])
  const eve = new Person('Newcomer', former, scene.random)
  eve.read(scene.entries)
  scene.post(eve.hello(former))
  expect(eve.record.key).toBeNull()
  expect(ana.record.members).toHaveLength(2)
})

test('[E7] a record goes on from its state as if it had never been put away', () => {
  const { scene, ana, ben } = twoColleagues()
  scene.say(ben, 'one')
  scene.rotate(ana, [])
  const again = new SealedRecord({ place: PLACE, unwrap: () => null }, ana.record.state)
  const before = scene.entries.length
  scene.say(ben, 'two')
  const reads = scene.entries.slice(before).map((one) => again.read(one))
  expect(reads).toEqual(ana.reads.slice(-1))
  expect(again.state).toEqual(ana.record.state)
})

test('[E9] an update that takes several letters is read when it is whole', () => {
  const { scene, ana, ben } = twoColleagues()
  const long = new Uint8Array(2_500_000).map((_, at) => at % 251)
  const letters = ben.hand.update(long, ben.key, ben.record.seen)
  scene.post(...letters)
  expect(letters).toHaveLength(3)
  expect(ana.reads.slice(-3).map(({ kind }) => kind)).toEqual(['nothing', 'nothing', 'update'])
  const last = ana.reads.at(-1)
  expect(last?.kind === 'update' && last.update.every((byte, at) => byte === at % 251)).toBe(true)
})

test('[E10] of two who begin at once the one whose letter stands first did not come second', () => {
  const { random } = new Scene()
  const ana = new Person('Head', firstKey(random), random)
  const ben = new Person('Expert', firstKey(random), random)
  const letters = [entry(ana.hello()), entry(ben.hello())]
  // Both letters may come in one piece, and the other one's may come before one's own is shown.
  ana.read(letters)
  expect([ana.record.cameSecond, ana.record.faults.foreign]).toEqual([false, 1])
  ben.read(letters.slice(0, 1))
  expect(ben.record.cameSecond).toBe(true)
  ben.read(letters.slice(1))
  expect(ben.record.cameSecond).toBe(true)
})

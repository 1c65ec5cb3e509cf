import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../../shared/sealed/record.ts'
import { firstKey } from '../../../shared/sealed/ring.ts'
import { Person, PLACE, Scene } from './scene.ts'

// A relay that does whatever it likes with the entries of a room, together with somebody who was left out of it: nobody
// ever reads a word that no member wrote, and what was done to the record shows.

type Step =
  | { readonly kind: 'say'; readonly who: number }
  | { readonly kind: 'join'; readonly who: number }
  | { readonly kind: 'rotate'; readonly who: number; readonly leaving: number | null }

const who = fc.nat(7)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('join' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rotate' as const),
      who,
      leaving: fc.option(who),
    }),
  },
)

type Deed =
  | {
      readonly kind: 'drop' | 'repeat' | 'swap' | 'flip'
      readonly at: number
      readonly bit: number
    }
  | { readonly kind: 'foreign' | 'former'; readonly at: number; readonly bit: number }

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('drop', 'repeat', 'swap', 'flip', 'foreign', 'former'),
  at: fc.nat(200),
  bit: fc.nat(4000),
})

/** A negotiation among colleagues over an honest relay. */
function play(steps: readonly Step[]) {
  const scene = new Scene(steps.length + 1)
  const gone: Person[] = []
  let count = 0
  scene.found('0')
  const present = () => scene.people.filter((person) => !gone.includes(person))
  for (const one of steps) {
    const person = present()[one.who % present().length]
    if (!person) continue
    if (one.kind === 'say') scene.say(person, `words ${++count}`)
    else if (one.kind === 'join') scene.join(String(scene.people.length), person)
    else {
      const leaving = one.leaving === null ? null : present()[one.leaving % present().length]
      const left = leaving && leaving !== person ? [leaving] : []
      scene.rotate(person, left)
      gone.push(...left)
    }
  }
  return { scene, present: present(), gone }
}

test('[E9] [E11] [E12] over an honest relay all who are present read the same, whenever they came', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { scene, present, gone } = play(steps)
      for (const { updates, record } of present) {
        expect(updates).toEqual(scene.written)
        expect(record.members.map(({ person }) => person)).toEqual(
          present.map(({ card }) => card.person),
        )
        expect(Object.values(record.faults).every((count) => count === 0)).toBe(true)
      }
      for (const { updates, record } of gone) {
        expect(updates).toEqual(scene.written.slice(0, updates.length))
        expect(record.key).toBeNull()
      }
    }),
    { numRuns: 25 },
  )
})

function tamper(
  entries: readonly Entry[],
  deeds: readonly Deed[],
  foes: readonly Person[],
): Entry[] {
  const shown = [...entries]
  for (const { kind, at: anywhere, bit } of deeds) {
    const at = anywhere % shown.length
    const one = shown[at]
    const next = shown[at + 1]
    if (one?.kind !== 'envelope') continue
    if (kind === 'drop' && shown.length > 1) shown.splice(at, 1)
    if (kind === 'repeat') shown.splice(bit % shown.length, 0, one)
    if (kind === 'swap' && next) shown.splice(at, 2, next, one)
    if (kind === 'flip') {
      const envelope = one.envelope.slice()
      const byte = (bit >> 3) % envelope.length
      envelope[byte] = (envelope[byte] ?? 0) ^ (1 << (bit & 7))
      shown[at] = { kind: 'envelope', envelope }
    }
    if (kind === 'foreign' || kind === 'former') {
      const forgeries = foes.flatMap((foe) => [foe.hello(), foe.write('forged')])
      shown.splice(at, 0, ...forgeries.map((envelope) => ({ kind: 'envelope' as const, envelope })))
    }
  }
  return shown
}

test('[E7] [E8] [E11] whatever a relay shows, no words are read that no member wrote', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 4, maxLength: 20 }),
      fc.array(deed, { minLength: 1, maxLength: 6 }),
      (steps, deeds) => {
        const { scene, present, gone } = play(steps)
        const [member] = present
        if (!member) return
        // Those who left still have the keys that they had, those of another room have none.
        const elsewhere = { ...PLACE, room: 'private/USA' }
        const foes = [
          new Person('host', firstKey(scene.random), scene.random),
          new Person('next door', member.key, scene.random, elsewhere),
        ]
        const shown = tamper(scene.entries, deeds, foes)
        const reader = new Person('reader', member.key, scene.random)
        reader.record.unlock(shown)
        reader.read(shown)
        for (const words of reader.updates) expect(scene.written).toContain(words)
        expect(new Set(reader.updates).size).toBe(reader.updates.length)
        for (const { person } of reader.record.members) {
          expect([...present, ...gone].some(({ card }) => card.person === person)).toBe(true)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('[E11] a colleague who left cannot write into the past of a room without its being seen', () => {
  const { scene, present, gone } = play([
    { kind: 'join', who: 0 },
    { kind: 'say', who: 0 },
    { kind: 'rotate', who: 0, leaving: 1 },
    { kind: 'say', who: 0 },
  ])
  const [left] = gone
  const [member] = present
  const forged = left?.write('never said', left.record.ring.keys.at(-1))
  const entries = [...scene.entries]
  entries.splice(3, 0, { kind: 'envelope', envelope: forged ?? new Uint8Array() })
  const reader = new Person('reader', member?.key ?? firstKey(scene.random), scene.random)
  reader.record.unlock(entries)
  reader.read(entries)
  expect(reader.record.faults.disordered).toBeGreaterThan(0)
})

test('[E7] [E8] whatever is left out before a letter that is shown, its reader notices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(5), (count, dropped) => {
      const { scene, present } = play([
        { kind: 'join', who: 0 },
        ...Array.from({ length: count + 1 }, (_, at) => ({ kind: 'say' as const, who: at })),
      ])
      const shown = [...scene.entries]
      shown.splice(2 + (dropped % count), 1)
      const reader = new Person('reader', present[0]?.key ?? firstKey(scene.random), scene.random)
      reader.read(shown)
      const { withheld, disordered } = reader.record.faults
      expect(withheld + disordered).toBeGreaterThan(0)
    }),
    { numRuns: 30 },
  )
})

import { describe, expect, it } from 'vitest'
import { isOpen } from '../../../shared/domain/proposals.ts'
import { negotiate, type Replica, randomFrom } from './notation.ts'
import { randomAction } from './random-actions.ts'

/** Everything that is read, without the ids of records: a record that is made again has another one. */
function read({ proposals, markup, base }: Replica): string {
  return JSON.stringify([markup, base, proposals.map(({ recordIds, statedAt, ...rest }) => rest)])
}

/** Whose words are pending, in order. */
function wordsOf(replica: Replica, delegation: string): string {
  const runs = replica.read().flatMap((paragraph) => paragraph.runs)
  return runs
    .filter(({ isPending, owner }) => isPending && owner === delegation)
    .map(({ text }) => text)
    .join('')
}

describe('[T19] undo of two who work at once', () => {
  it.each([1, 2, 3, 5, 8, 13, 21, 34])(
    'takes back all of one’s own and nothing of the other’s, and brings it all back (seed %i)',
    (seed) => {
      const random = randomFrom(seed)
      const { FRA, USA, meet } = negotiate(
        'Statement',
        'The Council notes.',
        'It urges all to act.',
      )
      let actions = 0
      for (let step = 0; step < 60; step++) {
        const name = randomAction(random() < 0.5 ? FRA : USA, random)
        if (name !== 'undo' && name !== 'redo') actions++
        if (random() < 0.4) meet()
      }
      // A new action ends what could be redone.
      FRA.writer.propose(FRA.paragraph(0), 'mental health')
      meet()
      const before = read(FRA)
      const others = wordsOf(FRA, 'USA')
      let steps = 0
      while (FRA.writer.undo()) steps++
      meet()
      expect(FRA.proposals.filter((one) => isOpen(one) && one.delegation === 'FRA')).toEqual([])
      expect(wordsOf(USA, 'FRA')).toBe('')
      expect(wordsOf(USA, 'USA')).toBe(others)
      while (FRA.writer.redo()) steps--
      meet()
      expect(steps).toBe(0)
      expect(read(FRA)).toBe(before)
      expect(read(USA)).toBe(before)
      expect(actions).toBeGreaterThan(20)
    },
  )
})

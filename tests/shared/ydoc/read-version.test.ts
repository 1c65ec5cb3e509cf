import { expect, it } from 'vitest'
import { isOpen, proposalName } from '../../../shared/domain/proposals.ts'
import type { Credits } from '../../../shared/domain/versions.ts'
import type { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import { readCredits } from '../../../shared/ydoc/read-version.ts'
import { negotiate, randomFrom } from './notation.ts'
import { randomAction } from './random-actions.ts'
import { versionOf } from './versions.ts'

// What is read for a comparison leaves out what it has no use for; it equals what a reading of everything has of it.

/** What all proposals together say of who brought and who took. */
function creditsAmongAll(ledger: Ledger): Pick<Credits, 'brought' | 'taken'> {
  const taken = readProposals(ledger).filter(
    ({ verdict }) => verdict === 'incorporated' || verdict === 'partly',
  )
  const named = (of: 'inserted' | 'deleted') =>
    taken.flatMap((one) =>
      one[of].ranges.map(
        (range) =>
          [
            range,
            {
              by: one.delegation,
              proposal: proposalName(one),
              sponsors: one.stands.sponsors,
            },
          ] as const,
      ),
    )
  return { brought: named('inserted'), taken: named('deleted') }
}

for (const seed of [3, 13, 34, 89]) {
  it(`[U1] [U5] a version and its credits are those of the whole text (seed ${seed})`, () => {
    const random = randomFrom(seed)
    const { CHN, FRA, USA, RUS, meet } = negotiate('Statement', 'It notes all.', 'It urges some.')
    let credited = 0
    for (let step = 0; step < 160; step++) {
      const replicas = [CHN, CHN, FRA, USA, RUS]
      randomAction(replicas[Math.floor(random() * replicas.length)] ?? CHN, random)
      meet()
      if (step % 20 !== 19) continue
      CHN.writer.incorporateAll(CHN.proposals.filter(isOpen).slice(0, 2))
      meet()
      const { ledger } = CHN
      const runs = versionOf(CHN).paragraphs.map(({ id, runs: of }) => ({ id, runs: of }))
      const base = readView(ledger, { kind: 'base' })
      expect(base).toMatchObject(runs)
      expect(base.map((one) => one.runs.length)).toEqual(runs.map((one) => one.runs.length))
      const { brought, taken } = readCredits(ledger)
      const all = creditsAmongAll(ledger)
      expect(brought).toEqual(all.brought)
      expect(taken.slice(0, all.taken.length)).toEqual(all.taken)
      credited += brought.length + all.taken.length
    }
    expect(credited).toBeGreaterThan(5)
  })
}

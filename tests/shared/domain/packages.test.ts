import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import {
  AT_THE_FOOT,
  awaitedIn,
  type LadderState,
  type Rung,
} from '../../../shared/domain/ladder.ts'
import { packagesOf } from '../../../shared/domain/packages.ts'
import type { TakenStand } from '../../../shared/domain/positions.ts'

const [A, B, C, D] = ['1:1', '1:2', '1:3', '1:4'] as ParagraphId[] as [
  ParagraphId,
  ParagraphId,
  ParagraphId,
  ParagraphId,
]

type Ladder = Readonly<Record<string, readonly [Rung, string?]>>

/** Paragraphs on the ladder with what they wait for, and `1:1 USA` for who lets which one pass. */
function found(ladder: Ladder, stands: Readonly<Record<string, TakenStand | 'before'>> = {}) {
  const ladders = new Map<ParagraphId, LadderState>()
  for (const [id, [rung, waitsFor = '']] of Object.entries(ladder)) {
    ladders.set(id as ParagraphId, { ...AT_THE_FOOT, rung, waitsFor: awaitedIn(waitsFor) })
  }
  const standing = new Map<
    ParagraphId,
    Map<DelegationCode, { stand: TakenStand; isBefore: boolean }>
  >()
  for (const [about, said] of Object.entries(stands)) {
    const [id, code] = about.split(' ') as [ParagraphId, DelegationCode]
    const stand = said === 'before' ? 'agree' : said
    const here = standing.get(id) ?? new Map()
    standing.set(id, here.set(code, { stand, isBefore: said === 'before' }))
  }
  return packagesOf({ order: [A, B, C, D], ladders, standing })
}

describe('[Z4] packages', () => {
  it('are what waits for one another, by whichever way, and in the order of the text', () => {
    const packages = found({ [A]: ['adRef'], [B]: ['pending', D], [D]: ['pending', `${B} ${A}`] })
    expect(packages.map(({ paragraphs }) => paragraphs)).toEqual([[A, B, D]])
  })

  it('tell paragraphs apart that have nothing to do with one another', () => {
    const packages = found({ [A]: ['pending', B], [C]: ['pending', 'USA'] })
    expect(packages.map(({ paragraphs }) => paragraphs)).toEqual([[A, B], [C]])
  })

  it('wait for delegations until they let the present wording pass', () => {
    const ladder: Ladder = { [A]: ['pending', 'USA RUS FRA'] }
    const stands = { '1:1 USA': 'flexible', '1:1 RUS': 'reserve', '1:1 FRA': 'before' } as const
    expect(found(ladder, stands)[0]).toMatchObject({ waitsFor: ['FRA', 'RUS'], isReady: false })
    const all = { '1:1 USA': 'agree', '1:1 RUS': 'agree', '1:1 FRA': 'flexible' } as const
    expect(found(ladder, all)[0]).toMatchObject({ waitsFor: [], isReady: true })
  })

  it('are ready when nothing is missing but the others of the package', () => {
    const [both] = found({ [A]: ['pending', B], [B]: ['pending', A] })
    expect(both).toMatchObject({ behind: [], isReady: true })
    const [one] = found({ [A]: ['pending', B], [B]: ['bracketed'] })
    expect(one).toMatchObject({ behind: [B], isReady: false })
  })

  it('do not wait for paragraphs that have left the text, nor for what has moved on', () => {
    expect(found({ [A]: ['pending', '9:9'] })[0]?.paragraphs).toEqual([A])
    expect(found({ [A]: ['agreed'], [B]: ['open'] })).toEqual([])
  })
})

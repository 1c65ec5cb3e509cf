import { describe, expect, it } from 'vitest'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { awaitedIn, isReopening, RUNGS, suggestedRung } from '../../../shared/domain/ladder.ts'
import type { Position, TakenStand } from '../../../shared/domain/positions.ts'

const MEMBERS = 'BEL CHN DOM EST FRA'.split(' ') as DelegationCode[]
const NOTHING = { openProposals: 0, hasBrackets: false }

type Stands = Readonly<Record<string, TakenStand | `${TakenStand} before`>>

function suggested(stands: Stands, more: Partial<typeof NOTHING> = {}) {
  const taken = Object.entries(stands).map(([code, said]) => {
    const [stand, before] = said.split(' ')
    const position = { stand, isBefore: before !== undefined }
    return [code as DelegationCode, position as Position & { isBefore: boolean }] as const
  })
  const { rung, waitsFor } = suggestedRung({
    ...{ members: MEMBERS, stands: new Map(taken), ...NOTHING, ...more },
  })
  return [rung, ...waitsFor]
}

const ALL: Stands = { BEL: 'agree', CHN: 'agree', DOM: 'flexible', EST: 'agree', FRA: 'agree' }

describe('[Q8] the rung that the positions speak for', () => {
  it('is agreed when all have said something of the present wording and nobody is against it', () => {
    expect(suggested(ALL)).toEqual(['agreed'])
  })

  it('is ad referendum while somebody is silent, or spoke before the last change', () => {
    const { FRA: _, ...others } = ALL
    expect(suggested(others)).toEqual(['adRef'])
    expect(suggested({ ...ALL, FRA: 'agree before' })).toEqual(['adRef'])
    expect(suggested({})).toEqual(['open'])
  })

  it('is pending few who reserve, oppose or wait, and open with more of them', () => {
    const few: Stands = { ...ALL, FRA: 'oppose', CHN: 'awaiting', BEL: 'reserve before' }
    expect(suggested(few)).toEqual(['pending', 'BEL', 'CHN', 'FRA'])
    expect(suggested({ ...few, EST: 'reserve' })).toEqual(['open'])
  })

  it('is open with open proposals, and bracketed with brackets, whatever was said', () => {
    expect(suggested(ALL, { openProposals: 1, hasBrackets: true })).toEqual(['open'])
    expect(suggested(ALL, { hasBrackets: true })).toEqual(['bracketed'])
  })
})

describe('[Q7] a reopening', () => {
  it('is a step down from agreed or closed, and no other', () => {
    const steps = RUNGS.flatMap((from) => RUNGS.map((to) => [from, to] as const))
    const found = steps.filter(([from, to]) => isReopening(from, to)).map((step) => step.join('>'))
    const below = ['open', 'bracketed', 'adRef', 'pending']
    expect(found).toEqual([
      ...below.map((to) => `agreed>${to}`),
      ...below.map((to) => `closed>${to}`),
    ])
  })
})

describe('[Q6] what an agreement waits for', () => {
  it('is delegations and paragraphs; what is neither is passed over', () => {
    expect(awaitedIn('USA 12:34 nobody  7')).toEqual(['USA', '12:34'])
    expect(awaitedIn('')).toEqual([])
  })
})

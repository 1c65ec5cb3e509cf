import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import {
  type Candidate,
  type Contest,
  distanceOf,
  moversIn,
  rankContested,
  type Standpoint,
} from '../../../shared/domain/consensus.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { TAKEN_STANDS, type TakenStand } from '../../../shared/domain/positions.ts'

const MEMBERS = 'BEL CHN DOM EST FRA'.split(' ') as DelegationCode[]

/** `CHN oppose, FRA agree before`: everybody else has said nothing. */
function contest(said: string, more: Partial<Contest> = {}): Contest {
  const stands = said.split(', ').flatMap((one) => {
    const [code, stand, before] = one.split(' ')
    const standpoint = { stand: stand as TakenStand, isBefore: before !== undefined }
    return code ? [[code as DelegationCode, standpoint] as const] : []
  })
  return { stands: new Map(stands), members: MEMBERS, openProposals: 0, brackets: 0, ...more }
}

const ALL = 'BEL agree, CHN agree, DOM flexible, EST agree, FRA agree'
const allBut = (said: string) =>
  contest([...ALL.split(', ').filter((one) => !said.startsWith(one.slice(0, 3))), said].join(', '))

const standpoint = fc.record({
  stand: fc.constantFrom(...TAKEN_STANDS),
  isBefore: fc.boolean(),
})
const stands = fc
  .array(fc.option(standpoint, { nil: null }), { minLength: 5, maxLength: 5 })
  .map((all) => new Map(all.flatMap((one, at) => (one ? [[MEMBERS[at], one] as const] : []))))
  .map((map) => map as Map<DelegationCode, Standpoint>)
const count = fc.nat(9)
const contests: fc.Arbitrary<Contest> = fc
  .record({ stands, openProposals: count, brackets: count })
  .map((one) => ({ ...one, members: MEMBERS }))

/** From what lets the text pass to what stops it; what was said of another wording is no nearer than silence. */
const NEAR_TO_FAR: readonly (Standpoint | null)[] = [
  { stand: 'agree', isBefore: false },
  { stand: 'flexible', isBefore: false },
  null,
  { stand: 'awaiting', isBefore: false },
  { stand: 'reserve', isBefore: false },
  { stand: 'oppose', isBefore: false },
]

describe('[Z1] the distance of a paragraph from consensus', () => {
  it('is nothing exactly when everybody lets the present wording pass and nothing is proposed or bracketed', () => {
    expect(distanceOf(contest(ALL))).toBe(0)
    fc.assert(
      fc.property(contests, (one) => {
        const { opposing, reserving, awaiting, unsaid } = moversIn(one)
        const inTheWay = [...opposing, ...reserving, ...awaiting, ...unsaid].length
        expect(distanceOf(one) === 0).toBe(inTheWay + one.openProposals + one.brackets === 0)
      }),
    )
  })

  it('never grows when a member comes nearer, a proposal is settled or brackets are lifted', () => {
    const step = fc.record({ member: fc.nat(4), from: fc.nat(5), to: fc.nat(5) })
    fc.assert(
      fc.property(contests, step, ({ stands: all, ...rest }, { member, from, to }) => {
        const withStand = (at: number): Contest => {
          const changed = new Map(all)
          const code = MEMBERS[member] as DelegationCode
          const said = NEAR_TO_FAR[at]
          changed.delete(code)
          if (said) changed.set(code, said)
          return { ...rest, stands: changed }
        }
        const [near, far] = [Math.min(from, to), Math.max(from, to)]
        expect(distanceOf(withStand(near))).toBeLessThanOrEqual(distanceOf(withStand(far)))
        const open = { ...rest, stands: all }
        const more = { ...open, openProposals: rest.openProposals + 1, brackets: rest.brackets + 1 }
        expect(distanceOf(more)).toBe(distanceOf(open) + 2)
      }),
    )
  })

  it('is the same in whatever order the members are named, and no further for one who agrees besides', () => {
    fc.assert(
      fc.property(contests, (one) => {
        const there = distanceOf(one)
        expect(distanceOf({ ...one, members: MEMBERS.toReversed() })).toBe(there)
        const VNM = 'VNM' as DelegationCode
        const joined = new Map([...one.stands, [VNM, { stand: 'agree' as const, isBefore: false }]])
        expect(distanceOf({ ...one, stands: joined, members: [...MEMBERS, VNM] })).toBe(there)
      }),
    )
  })

  it('weighs one who opposes as two who reserve, as three who wait, and more than all who have said nothing here', () => {
    expect(distanceOf(allBut('FRA oppose'))).toBe(6)
    expect(distanceOf(allBut('FRA reserve'))).toBe(3)
    expect(distanceOf(allBut('FRA awaiting'))).toBe(2)
    expect(distanceOf(contest(''))).toBe(5)
  })

  it('counts what was said of another wording as not said, and what was against it as before', () => {
    expect(distanceOf(allBut('FRA agree before'))).toBe(1)
    expect(distanceOf(allBut('FRA oppose before'))).toBe(6)
  })
})

describe('[Z2] those on whom it depends', () => {
  it('are who opposes, reserves, waits, and whose word on this wording is missing; nobody twice', () => {
    const said = 'BEL oppose, CHN reserve before, DOM awaiting, EST agree before'
    expect(moversIn(contest(said))).toEqual({
      opposing: ['BEL'],
      reserving: ['CHN'],
      awaiting: ['DOM'],
      unsaid: ['EST', 'FRA'],
    })
    fc.assert(
      fc.property(contests, (one) => {
        const all = Object.values(moversIn(one)).flat()
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })
})

describe('[Z3] the ranking of contested paragraphs', () => {
  const candidate = (
    paragraph: string,
    said: string,
    more: Partial<Candidate> = {},
  ): Candidate => ({
    ...contest(said),
    paragraph: paragraph as ParagraphId,
    rung: 'open',
    ...more,
  })
  const ranked = (...candidates: Candidate[]) =>
    rankContested(candidates).map(({ paragraph }) => paragraph)

  it('begins with the furthest, and leaves those of one distance in the order of the text', () => {
    const near = candidate('1:1', ALL, { openProposals: 1 })
    const far = candidate('1:2', 'BEL oppose')
    const same = candidate('1:3', ALL, { brackets: 1 })
    expect(ranked(near, far, same)).toEqual(['1:2', '1:1', '1:3'])
  })

  it('leaves out what is settled, what all let pass, and what nobody has touched', () => {
    const agreed = candidate('1:1', 'BEL oppose', { rung: 'agreed' })
    const closed = candidate('1:2', '', { openProposals: 1, rung: 'closed' })
    expect(ranked(agreed, closed, candidate('1:3', ALL), candidate('1:4', ''))).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import {
  isBeforeLastChange,
  type Position,
  positionKey,
  positionsIn,
  standingOf,
  tallyOf,
} from '../../../shared/domain/positions.ts'
import type { PositionRecord, ProposalRecord } from '../../../shared/domain/records.ts'

const CHN = 'CHN' as DelegationCode
const GBR = 'GBR' as DelegationCode
const FRA = 'FRA' as DelegationCode
const RUS = 'RUS' as DelegationCode
const USA = 'USA' as DelegationCode
const HERE = '1:20' as ParagraphId

type Stated = { delegation: DelegationCode; key: string; record: ProposalRecord }

function said(by: DelegationCode, more: Partial<PositionRecord>, key = 'k'): Stated {
  const record = { kind: 'pos', pid: HERE, v: 'agree', ...more } as const
  return { delegation: by, key, record }
}

/** Whose word counts, and what it says. */
function counts(...positions: readonly Position[]): readonly (readonly [string, string])[] {
  return [...(standingOf(positions).get(HERE) ?? [])].map(([code, { stand }]) => [code, stand])
}

describe('[Q1] a position', () => {
  it('is the last word of its author, whichever came first', () => {
    const words = [said(FRA, { v: 'agree', t: 1 }, 'a'), said(FRA, { v: 'oppose', t: 2 }, 'b')]
    for (const order of [words, words.toReversed()]) {
      expect(positionsIn(order, 'all').map(({ stand }) => stand)).toEqual(['oppose'])
    }
    const atOnce = [said(FRA, { v: 'agree' }, 'a'), said(FRA, { v: 'oppose' }, 'b')]
    expect(positionsIn(atOnce, 'all')).toEqual(positionsIn(atOnce.toReversed(), 'all'))
  })

  it('is taken back by none, and by what is blacked out', () => {
    const taken = [said(FRA, { t: 1 }, 'a'), said(FRA, { v: 'none', t: 2 }, 'b')]
    expect(positionsIn(taken, 'all')).toEqual([])
    const black = { ...said(FRA, {}).record, v: '█████' } as unknown as ProposalRecord
    expect(positionsIn([{ ...said(FRA, {}), record: black }], 'all')).toEqual([])
  })

  it('has one key on every machine, short enough for a record', () => {
    const longest = `4294967295:${Number.MAX_SAFE_INTEGER}` as ParagraphId
    expect(positionKey(longest)).toBe(positionKey(longest))
    expect(positionKey(longest, FRA).length).toBeLessThanOrEqual(60)
    expect(positionKey(longest, FRA)).not.toBe(positionKey(longest, USA))
  })
})

describe('[Q2] a position taken on a wording', () => {
  const [position] = positionsIn([said(FRA, { wording: 'w1' })], 'all')
  const [unbound] = positionsIn([said(FRA, {})], 'all')

  it('is of before the last change as long as the words are others', () => {
    if (!position || !unbound) throw new Error('no position')
    expect(isBeforeLastChange(position, 'w2')).toBe(true)
    expect(isBeforeLastChange(position, 'w1')).toBe(false)
    expect(isBeforeLastChange(position, undefined)).toBe(false)
    expect(isBeforeLastChange(unbound, 'w2')).toBe(false)
  })
})

describe('[Q3] [Q5] whose word counts', () => {
  const of = (via: 'floor' | 'mail', t: number) => ({ of: RUS, via, t }) as const

  it('is the delegation’s own before what the pen attests, however late', () => {
    const told = positionsIn(
      [said(RUS, { v: 'flexible', t: 1 }), said(CHN, { v: 'oppose', ...of('floor', 9) })],
      'all',
    )
    expect(counts(...told)).toEqual([['RUS', 'flexible']])
    expect(counts(...told.toReversed())).toEqual([['RUS', 'flexible']])
    expect(told[1]).toMatchObject({ attested: { by: CHN, via: 'floor' } })
  })

  it('is the later attestation of those who share the pen', () => {
    const told = [said(CHN, of('floor', 1)), said(GBR, { v: 'reserve', ...of('mail', 2) })]
    expect(counts(...positionsIn(told, 'all'))).toEqual([['RUS', 'reserve']])
    expect(counts(...positionsIn(told.toReversed(), 'all'))).toEqual([['RUS', 'reserve']])
  })

  it('is what was told to the pen alone, for who may read it', () => {
    const open = positionsIn([said(RUS, { v: 'flexible', t: 5 })], 'all')
    const toPen = positionsIn([said(RUS, { v: 'oppose', t: 1 })], 'pen')
    expect(counts(...open)).toEqual([['RUS', 'flexible']])
    expect(counts(...open, ...toPen)).toEqual([['RUS', 'oppose']])
    expect(counts(...toPen, ...open)).toEqual([['RUS', 'oppose']])
  })

  it('is counted once for each member', () => {
    const told = positionsIn([said(FRA, {}), said(RUS, { v: 'awaiting' })], 'all')
    const members = [CHN, FRA, RUS, USA]
    expect(tallyOf(standingOf(told).get(HERE), members)).toEqual({
      ...{ agree: 1, flexible: 0, reserve: 0, oppose: 0, awaiting: 1, none: 2 },
    })
    expect(tallyOf(undefined, members).none).toBe(4)
  })
})

import { describe, expect, it } from 'vitest'
import { companyOf, namedIn } from '../../../renderer/app/starting/company.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'

const codes = (text: string) => text.split(' ').filter(Boolean) as DelegationCode[]
const FRA = 'FRA' as DelegationCode

/** With whom France sits, as one line. */
function company(roster: string, own: DelegationCode | null = FRA): string {
  const found = companyOf(codes(roster), own)
  const count = 'count' in found ? ` +${found.count}` : ''
  return `${found.kind} ${namedIn(found).join(' ')}${count}`.trim()
}

describe('with whom a negotiation is', () => {
  it.each([
    ['', 'none'],
    ['FRA', 'none'],
    ['CHN', 'these CHN'],
    ['CHN FRA', 'these CHN'],
    ['CHN FRA VNM', 'these CHN VNM'],
    ['CHN FRA USA VNM', 'these CHN USA VNM'],
    // Never “and 1 other”: that one has a name.
    ['BEL CHN FRA USA VNM', 'others BEL CHN +2'],
    ['FRA BEL CHN DOM EST DEU IDN NER RUS VCT ZAF TUN GBR USA VNM', 'others BEL CHN +12'],
  ])('[D22] %s: %s', (roster, said) => {
    expect(company(roster)).toBe(said)
  })

  it('[D22] whoever is not on the roster sits with all of it', () => {
    for (const own of [null, 'SEC' as DelegationCode])
      expect(company('CHN FRA USA VNM', own)).toBe('others CHN FRA +2')
  })

  it('[D22] of what an earlier program has listed the number is said', () => {
    expect(companyOf(15, FRA)).toEqual({ kind: 'count', count: 15 })
    expect(companyOf(0, FRA)).toEqual({ kind: 'none' })
    expect(namedIn(companyOf(15, FRA))).toEqual([])
  })
})

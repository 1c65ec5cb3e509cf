import { describe, expect, it } from 'vitest'
import {
  type Filter,
  filterProposals,
  NO_FILTER,
} from '../../../renderer/panels/proposals/filter-proposals.ts'
import { actionsFor } from '../../../renderer/panels/proposals/proposal-actions.ts'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { proposalBy } from './sample-proposal.ts'

const ALL = [
  proposalBy('FRA', { key: '1', statedAt: 10 }),
  proposalBy('USA', { key: '2', statedAt: 30, state: 'declined' }),
  proposalBy('FRA', { key: '3', statedAt: null, state: 'incorporated' }),
  proposalBy('RUS', { key: '4', statedAt: 20, state: 'partly incorporated' }),
]
const keys = (filter: Partial<Filter>) =>
  filterProposals(ALL, { ...NO_FILTER, ...filter })
    .map(({ key }) => key)
    .join('')

describe('the list of proposals', () => {
  it('[P6] shows first what waits for a decision, a partly incorporated one among it', () => {
    expect(keys({})).toBe('14')
  })

  it('shows all, or what is decided, by delegation, the newest first', () => {
    expect(keys({ state: 'all' })).toBe('1234')
    expect(keys({ state: 'decided' })).toBe('23')
    expect(keys({ state: 'all', delegation: parseDelegationCode('FRA') })).toBe('13')
    expect(keys({ state: 'all', order: 'newest' })).toBe('2413')
  })
})

describe('what a role may do with a proposal', () => {
  const may = (code: string, role: Role, state: 'open' | 'declined' = 'open', mayWrite = true) => {
    const delegation = parseDelegationCode(code)
    if (!delegation) throw new Error(code)
    return actionsFor(proposalBy('FRA', { state }), { delegation, role }, mayWrite).join(' ')
  }

  it.each([
    ['CHN', 'penholder', 'incorporate decline'],
    ['FRA', 'penholder', 'incorporate decline withdraw annotate'],
    ['GBR', 'co-penholder', 'incorporate decline'],
    ['FRA', 'co-penholder', 'incorporate decline withdraw annotate'],
    ['FRA', 'delegation', 'withdraw annotate'],
    ['USA', 'delegation', ''],
    ['SEC', 'secretariat', ''],
    ['FRA', 'observer', ''],
    ['FRA', 'screen', ''],
  ] as const)('%s as %s: %j', (code, role, actions) => {
    expect(may(code, role)).toBe(actions)
  })

  it('nothing once it is settled, or while the stage forbids it', () => {
    expect(may('CHN', 'penholder', 'declined')).toBe('')
    expect(may('CHN', 'penholder', 'open', false)).toBe('')
  })
})

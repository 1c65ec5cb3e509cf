import { describe, expect, it } from 'vitest'
import { alertsOf, newCalls, nextWarning } from '../../../renderer/app/attention/due.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'

const call = (name: string, by: string, statedAt: number | null) => ({
  name,
  delegation: by as DelegationCode,
  statedAt,
})
const namesOf = (calls: readonly { readonly name: string }[]) => calls.map(({ name }) => name)

describe('what deserves attention', () => {
  it('[D29] is a call that was dated since the window came, once', () => {
    const calls = [
      call('old', 'FRA', 90),
      call('on its way', 'FRA', null),
      call('new', 'FRA', 100),
      call('told', 'DEU', 120),
    ]
    expect(namesOf(newCalls(calls, new Set(['told']), 100))).toEqual(['new'])
  })

  it('[D29] is told once for each delegation', () => {
    const calls = [call('a', 'FRA', 1), call('b', 'DEU', 2), call('c', 'FRA', 3)]
    expect(alertsOf(calls)).toEqual([
      { kind: 'mention', by: 'FRA' },
      { kind: 'mention', by: 'DEU' },
    ])
  })

  it('[D29] is an hour and ten minutes before the end of a silence', () => {
    const minute = 60_000
    const deadline = 1000 * minute
    const left = (minutes: number) => nextWarning(deadline, deadline - minutes * minute)
    expect(left(90)).toEqual({ inMs: 30 * minute, alert: { kind: 'silence', minutes: 60 } })
    expect(left(60)).toEqual({ inMs: 50 * minute, alert: { kind: 'silence', minutes: 10 } })
    expect(left(10)).toBeNull()
    expect(left(-5)).toBeNull()
  })
})

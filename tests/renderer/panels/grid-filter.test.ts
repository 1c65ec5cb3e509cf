import { describe, expect, it } from 'vitest'
import { columnsOf, isContested } from '../../../renderer/panels/positions/grid-filter.ts'
import type { OutlineEntry } from '../../../renderer/session/readings.ts'
import type { ShownPosition } from '../../../renderer/session/remarks-board.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import {
  COUNCIL_OF_MARCH_2020,
  type DelegationCode,
  PERMANENT_MEMBERS,
} from '../../../shared/domain/delegations.ts'

const HERE = '1:2' as ParagraphId
const entry = (openProposals = 0) => ({ id: HERE, openProposals }) as OutlineEntry
const standing = (stand: string) =>
  new Map([[HERE, new Map([['FRA' as DelegationCode, { stand } as ShownPosition]])]])

describe('the table of positions', () => {
  it('shows everybody, the permanent, the elected or a group, in the order of the roster', () => {
    const groups = [{ name: 'A3', members: ['ZAF', 'NER', 'TUN'] as DelegationCode[] }]
    const shown = (chosen: string) => columnsOf(chosen, COUNCIL_OF_MARCH_2020, groups)
    expect(shown('all')).toEqual(COUNCIL_OF_MARCH_2020)
    expect(shown('p5')).toEqual(PERMANENT_MEMBERS)
    expect(shown('e10')).toHaveLength(10)
    expect(shown('group A3')).toEqual(['NER', 'ZAF', 'TUN'])
    expect(shown('group that was dissolved')).toEqual(COUNCIL_OF_MARCH_2020)
  })

  it('calls contested what somebody stands against, and where something is open', () => {
    expect(isContested(entry(), standing('reserve'))).toBe(true)
    expect(isContested(entry(), standing('oppose'))).toBe(true)
    expect(isContested(entry(1), standing('agree'))).toBe(true)
    expect(isContested(entry(), standing('awaiting'))).toBe(false)
    expect(isContested(entry(), new Map())).toBe(false)
  })
})

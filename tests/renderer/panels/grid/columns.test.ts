import { describe, expect, it } from 'vitest'
import {
  columnsOffered,
  inAlphabet,
  isContested,
} from '../../../../renderer/panels/positions/grid/columns.ts'
import type { OutlineEntry } from '../../../../renderer/session/readings.ts'
import type { ShownPosition } from '../../../../renderer/session/remarks-board.ts'
import type { ParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { Group } from '../../../../shared/domain/conduct.ts'
import {
  AFRICAN_STATES,
  COUNCIL_OF_MARCH_2020,
  type DelegationCode,
  PERMANENT_MEMBERS,
  parseDelegationCode,
} from '../../../../shared/domain/delegations.ts'

const HERE = '1:2' as ParagraphId
const entry = (openProposals = 0) => ({ id: HERE, openProposals }) as OutlineEntry
const standing = (stand: string) =>
  new Map([[HERE, new Map([['FRA' as DelegationCode, { stand } as ShownPosition]])]])

describe('the table of positions', () => {
  const A3 = ['NER', 'ZAF', 'TUN'] as DelegationCode[]
  const shown = (members: readonly DelegationCode[], groups: readonly Group[] = []) =>
    new Map(columnsOffered(members, groups).map((choice) => [choice.key, choice.members]))

  it('[Q13] offers everybody, the permanent, the elected and the three African members of a Council', () => {
    const offered = shown(COUNCIL_OF_MARCH_2020)
    expect([...offered.keys()]).toEqual(['all', 'p5', 'e10', 'a3'])
    expect(offered.get('all')).toEqual(COUNCIL_OF_MARCH_2020)
    expect(offered.get('p5')).toEqual(PERMANENT_MEMBERS)
    expect(offered.get('e10')).toHaveLength(10)
    expect(offered.get('a3')).toEqual(A3)
    expect([...shown(A3).keys()]).toEqual(['all'])
  })

  it('[Q13] a group of the dossier goes by its own name and members, also if it is called A3', () => {
    const members = ['NER', 'TUN', 'VCT', 'GAB'] as DelegationCode[]
    const offered = shown(COUNCIL_OF_MARCH_2020, [{ name: 'A3', members }])
    expect([...offered.keys()]).toEqual(['all', 'p5', 'e10', 'group A3'])
    expect(offered.get('group A3')).toEqual(['NER', 'VCT', 'TUN'])
  })

  it('[Q13] knows the 54 African States, each once', () => {
    expect(new Set(AFRICAN_STATES).size).toBe(54)
    expect(AFRICAN_STATES.every((code) => parseDelegationCode(code) === code)).toBe(true)
  })

  it('[Q13] names delegations in English alphabetical order, whoever was admitted last', () => {
    expect(inAlphabet(COUNCIL_OF_MARCH_2020.toReversed())).toEqual(COUNCIL_OF_MARCH_2020)
    expect(inAlphabet(['VNM', 'AAA', 'CHN', 'PAK'] as DelegationCode[])).toEqual([
      'AAA',
      'CHN',
      'PAK',
      'VNM',
    ])
  })

  it('[Q13] calls contested what somebody stands against, and where something is open', () => {
    expect(isContested(entry(), standing('reserve'))).toBe(true)
    expect(isContested(entry(), standing('oppose'))).toBe(true)
    expect(isContested(entry(1), standing('agree'))).toBe(true)
    expect(isContested(entry(), standing('awaiting'))).toBe(false)
    expect(isContested(entry(), new Map())).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { lostSayings } from '../../../renderer/session/lost-statements.ts'
import { restate } from '../../../renderer/session/restate.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { positionKey } from '../../../shared/domain/positions.ts'
import type { PositionRecord } from '../../../shared/domain/records.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readPositions } from '../../../shared/ydoc/positions.ts'
import { recordsOf } from '../../../shared/ydoc/roots.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'

const FRANCE = 'FRA' as DelegationCode
const HERE = '1:20' as ParagraphId

const record = (more: Partial<PositionRecord>): PositionRecord => {
  return { kind: 'pos', pid: HERE, v: 'agree', ...more }
}
const standsIn = (doc: Y.Doc) => readPositions(doc, 'all').map(({ stand }) => stand)

describe('[G14] [Q1] a position that was refused', () => {
  it('is said again under its own key, unless a colleague has said something since', () => {
    const { FRA } = negotiate('Statement')
    expect(restate(FRA.writer, { kind: 'said', record: record({ v: 'oppose', t: 5 }) })).toBe(true)
    expect(recordsOf(FRA.doc, FRANCE).has(positionKey(HERE))).toBe(true)
    restate(FRA.writer, { kind: 'said', record: record({ v: 'agree', t: 4 }) })
    expect(standsIn(FRA.doc)).toEqual(['oppose'])
    restate(FRA.writer, { kind: 'said', record: record({ v: 'reserve', t: 6 }) })
    expect(standsIn(FRA.doc)).toEqual(['reserve'])
  })

  it('[Q3] stays a note if it attests another’s and the pen has passed', () => {
    const { CHN, FRA } = negotiate('Statement')
    const attested = record({ of: 'USA' as DelegationCode, via: 'floor' })
    expect(restate(FRA.writer, { kind: 'said', record: attested })).toBe(false)
    expect(standsIn(FRA.doc)).toEqual([])
    expect(restate(CHN.writer, { kind: 'said', record: attested })).toBe(true)
    expect(standsIn(CHN.doc)).toEqual(['agree'])
  })

  it('[G18] is known in a room without a text, whatever paragraph it names', () => {
    const room = new Ledger(new Y.Doc({ gc: false }))
    const lost = new Map([['k', record({})]])
    expect(lostSayings(room, lost)).toEqual([{ kind: 'said', record: record({}) }])
    expect(lostSayings(negotiate('Statement', 'Alpha').FRA.ledger, lost)).toEqual([])
  })
})

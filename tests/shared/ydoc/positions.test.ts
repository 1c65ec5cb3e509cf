import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { isBeforeLastChange, positionKey } from '../../../shared/domain/positions.ts'
import { fingerprint } from '../../../shared/ydoc/fingerprint.ts'
import {
  historyOf,
  readPositions,
  type StatedPosition,
  statePosition,
} from '../../../shared/ydoc/positions.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { negotiate, type Replica } from './notation.ts'

const FRANCE = 'FRA' as DelegationCode

function paragraphAt({ ledger }: Replica, at: number): ParagraphId {
  const found = readView(ledger, { kind: 'base' })[at]
  if (!found) throw new Error('no such paragraph')
  return found.id
}

function wordingAt({ ledger }: Replica, at: number): string {
  const found = readView(ledger, { kind: 'base' })[at]
  if (!found) throw new Error('no such paragraph')
  return fingerprint(found)
}

function state(person: Replica, at: number, said: Partial<StatedPosition>) {
  const wording = wordingAt(person, at)
  const full: StatedPosition = { stand: 'agree', wording, at: 1, ...said }
  return statePosition(person.writer, paragraphAt(person, at), full)
}

const standsIn = ({ doc }: Replica) =>
  readPositions(doc, 'all').map(({ delegation, stand }) => [delegation, stand])

describe('[Q1] where a delegation stands', () => {
  it('is said in its own map, said otherwise, and taken back as one step', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha', 'Bravo')
    expect(state(FRA, 1, { stand: 'reserve', note: 'Too long.', redLine: 'No mandate.' }).ok).toBe(
      true,
    )
    table.meet()
    expect(readPositions(CHN.doc, 'all')).toMatchObject([
      { ...{ delegation: 'FRA', stand: 'reserve', note: 'Too long.', redLine: 'No mandate.' } },
    ])
    state(FRA, 1, { stand: 'oppose', at: 2 })
    state(FRA, 2, { stand: 'awaiting', at: 3 })
    table.meet()
    expect(standsIn(CHN)).toEqual([
      ['FRA', 'oppose'],
      ['FRA', 'awaiting'],
    ])
    FRA.writer.undo()
    FRA.writer.undo()
    table.meet()
    expect(standsIn(CHN)).toEqual([['FRA', 'reserve']])
    FRA.writer.redo()
    FRA.writer.redo()
    table.meet()
    expect(standsIn(CHN)).toEqual([
      ['FRA', 'oppose'],
      ['FRA', 'awaiting'],
    ])
  })

  it('changes no word of the text', () => {
    const { CHN, FRA } = negotiate('Statement', 'Alpha')
    const before = readView(CHN.ledger, { kind: 'markup' })
    state(FRA, 1, { stand: 'oppose' })
    expect(readView(FRA.ledger, { kind: 'markup' })).toEqual(before)
  })
})

describe('[Q2] a position', () => {
  it('is of before the last change when the base text is another, and only then', () => {
    const { table, CHN, FRA, USA } = negotiate('Statement', 'Alpha', 'Bravo')
    state(FRA, 1, {})
    const isBefore = () => {
      const [position] = readPositions(FRA.doc, 'all')
      return position && isBeforeLastChange(position, wordingAt(FRA, 1))
    }
    USA.type('Alpha', ' one')
    CHN.type('Bravo', ' two')
    table.meet()
    expect(isBefore()).toBe(false)
    CHN.type('Alpha', '!')
    table.meet()
    expect(isBefore()).toBe(true)
    CHN.writer.undo()
    table.meet()
    expect(isBefore()).toBe(false)
  })
})

describe('[Q3] what the pen attests', () => {
  it('is entered by the pen alone, of others alone', () => {
    const { table, CHN, FRA, USA } = negotiate('Statement', 'Alpha')
    const attested = { of: FRANCE, via: 'floor' } as const
    expect(state(USA, 1, { attested })).toMatchObject({ ok: false })
    expect(state(CHN, 1, { attested: { ...attested, of: 'CHN' as DelegationCode } })).toMatchObject(
      { ok: false },
    )
    expect(state(CHN, 1, { stand: 'reserve', attested }).ok).toBe(true)
    table.meet()
    expect(readPositions(FRA.doc, 'all')).toMatchObject([
      { delegation: 'FRA', stand: 'reserve', attested: { by: 'CHN', via: 'floor' } },
    ])
  })
})

describe('[Q4] the history of a position', () => {
  it('is everything that was said, the last first, on every replica', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    state(FRA, 1, { stand: 'oppose', at: 1, note: 'first' })
    table.meet()
    state(FRA, 1, { stand: 'flexible', at: 2 })
    state(FRA, 1, { stand: 'none', at: 3 })
    table.meet()
    const key = positionKey(paragraphAt(CHN, 1))
    const said = historyOf(CHN.doc, FRANCE, key).map(({ v, t }) => [v, t])
    expect(said).toEqual([
      ['none', 3],
      ['flexible', 2],
      ['oppose', 1],
    ])
    expect(historyOf(CHN.doc, FRANCE, 'k')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Rung } from '../../../shared/domain/ladder.ts'
import { moveOnLadder, readLadders } from '../../../shared/ydoc/ladder.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { negotiate, type Replica } from './notation.ts'

const USA = 'USA' as DelegationCode

function firstOf({ ledger }: Replica): ParagraphId {
  const [, first] = readView(ledger, { kind: 'base' })
  if (!first) throw new Error('no paragraph')
  return first.id
}

const move = (person: Replica, rung: Rung, reason = '', waitsFor: DelegationCode[] = []) =>
  moveOnLadder(person.writer, firstOf(person), { rung, waitsFor, reason, at: 7 })

const rungIn = (person: Replica) => readLadders(person.doc).get(firstOf(person))

describe('[Q6] the ladder', () => {
  it('is moved by the pen alone, and everybody reads it', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    expect(move(FRA, 'agreed')).toEqual({ ok: false, error: { kind: 'notAllowed' } })
    expect(move(CHN, 'pending', '', [USA]).ok).toBe(true)
    table.meet()
    expect(rungIn(FRA)).toEqual({ rung: 'pending', waitsFor: ['USA'], reason: '', movedAt: 7 })
    move(CHN, 'agreed')
    table.meet()
    expect(rungIn(FRA)).toMatchObject({ rung: 'agreed', waitsFor: [] })
  })

  it('keeps what the pen has given the paragraph besides', () => {
    const { CHN } = negotiate('Statement', 'Alpha')
    CHN.writer.setKind(firstOf(CHN), 'sub', 2)
    move(CHN, 'closed')
    CHN.writer.setKind(firstOf(CHN), 'chapeau')
    expect(rungIn(CHN)).toMatchObject({ rung: 'closed' })
    expect(readView(CHN.ledger, { kind: 'base' })[1]).toMatchObject({ kind: 'chapeau' })
  })
})

describe('[Q7] what was agreed', () => {
  it('is opened again for a reason that stays with it', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    move(CHN, 'closed')
    expect(move(CHN, 'open')).toEqual({ ok: false, error: { kind: 'reasonMissing' } })
    expect(move(CHN, 'open', '  ')).toEqual({ ok: false, error: { kind: 'reasonMissing' } })
    expect(move(CHN, 'open', 'New facts.').ok).toBe(true)
    table.meet()
    expect(rungIn(FRA)).toMatchObject({ rung: 'open', reason: 'New facts.' })
    move(CHN, 'agreed')
    table.meet()
    expect(rungIn(FRA)).toMatchObject({ rung: 'agreed', reason: 'New facts.' })
    move(CHN, 'bracketed', 'A word was forgotten.')
    table.meet()
    expect(rungIn(FRA)).toMatchObject({ rung: 'bracketed', reason: 'A word was forgotten.' })
  })

  it('is closed to delegations by the relay’s rule, until it is opened again', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    move(CHN, 'closed')
    table.meet()
    const isClosed = () => FRA.doc.getMap<{ closed?: boolean }>('blocks').get(firstOf(FRA))?.closed
    expect(isClosed()).toBe(true)
    CHN.writer.undo()
    table.meet()
    expect(isClosed()).toBeUndefined()
    expect(rungIn(FRA)).toBeUndefined()
  })
})

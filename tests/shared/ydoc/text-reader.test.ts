import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import { TextReader } from '../../../shared/ydoc/text-reader.ts'
import { negotiate, type Replica } from './notation.ts'

// Random work is compared in tests/fuzz/text-run.ts; here is what chance seldom makes.

function expectSame(reader: TextReader, { ledger }: Pick<Replica, 'ledger'>): void {
  expect(reader.read()).toEqual({
    markup: readView(ledger, { kind: 'markup' }),
    base: readView(ledger, { kind: 'base' }),
    proposals: readProposals(ledger),
  })
}

describe('[V16] a reading that is kept', () => {
  it('leaves what was not touched the same objects', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha', 'Bravo', 'Charlie')
    const reader = new TextReader(CHN.ledger)
    FRA.type('Alpha', ' one')
    FRA.type('Charlie', ' three')
    table.meet()
    const before = reader.read()
    FRA.type('one', ' and two')
    table.meet()
    const after = reader.read()
    const isKept = (list: 'markup' | 'base' | 'proposals') =>
      after[list].map((one, at) => one === before[list][at])
    expect(isKept('markup')).toEqual([true, false, true, true])
    expect(isKept('proposals')).toEqual([false, true])
    expectSame(reader, CHN)
  })

  it('reads brackets around what was divided after them', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha Bravo Charlie Delta')
    const reader = new TextReader(CHN.ledger)
    FRA.writer.bracket(FRA.ranges('Alpha Bravo Charlie Delta'))
    table.meet()
    expectSame(reader, CHN)
    CHN.split('Alpha')
    expectSame(reader, CHN)
    CHN.split('Bravo')
    table.meet()
    CHN.split('Charlie')
    expectSame(reader, CHN)
    expect(reader.read().proposals.map(({ kind, subject }) => [kind, subject.text])).toEqual([
      ['bracket', 'Alpha¶ Bravo¶ Charlie¶ Delta'],
    ])
    CHN.writer.undo()
    CHN.type('Bravo', ' too')
    expectSame(reader, CHN)
  })

  it('finds the words of a record that came before them', () => {
    const { table, CHN, FRA, USA } = negotiate('Statement', 'Alpha', 'Bravo')
    const state = Y.encodeStateAsUpdate(CHN.doc)
    FRA.type('Alpha', ' one')
    table.meet()
    USA.remove('one')
    table.meet()
    const clients = [FRA, USA].map((one) => one.writer.author.clientIds.proposing)
    const [typed, struck] = clients.map((client) => onlyOf(USA.doc, client))
    const doc = newReplica()
    const ledger = new Ledger(doc)
    Y.applyUpdate(doc, state)
    const reader = new TextReader(ledger)
    reader.read()
    Y.applyUpdate(doc, struck ?? new Uint8Array())
    expectSame(reader, { ledger })
    expect(reader.read().proposals.map(({ paragraph }) => paragraph)).toEqual([null])
    Y.applyUpdate(doc, typed ?? new Uint8Array())
    expectSame(reader, { ledger })
    expect(reader.read().proposals.map(({ kind }) => kind)).toEqual(['insertion', 'deletion'])
  })

  it('reads everything again when it hears whose words they are', () => {
    const { table, CHN } = negotiate('Statement', 'Alpha')
    const state = Y.encodeStateAsUpdate(CHN.doc)
    const GBR = table.join('GBR', 'penholder')
    GBR.type('Alpha', ' one')
    const doc = newReplica()
    const ledger = new Ledger(doc)
    Y.applyUpdate(doc, state)
    const reader = new TextReader(ledger)
    for (const client of Object.values(GBR.writer.author.clientIds)) {
      Y.applyUpdate(doc, onlyOf(GBR.doc, client))
    }
    expect(reader.read().proposals).toHaveLength(1)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(GBR.doc))
    expect(reader.read().proposals).toHaveLength(0)
    expectSame(reader, { ledger })
  })
})

/** What one client has written, and nothing of the others. */
function onlyOf(doc: Y.Doc, client: number): Uint8Array {
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  known.delete(client)
  return Y.encodeStateAsUpdate(doc, stateVector(known))
}

function stateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeSnapshot(new Y.Snapshot(Y.createDeleteSet(), new Map(clocks))).slice(1)
}

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { whatIf } from '../../../shared/ydoc/what-if.ts'
import { code, negotiate, type Replica } from './notation.ts'

/** `before → after` of each paragraph that would read otherwise. */
function would({ ledger, proposals }: Replica, proposal = proposals[0]): readonly string[] {
  if (!proposal) throw new Error('nothing is proposed')
  const done = whatIf(ledger, code('CHN'), proposal)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value.map(({ before, after }) => `${before} → ${after}`)
}

describe('[Z6] what if a proposal were incorporated', () => {
  it('tells the paragraphs that would read otherwise, and no others', () => {
    const { table, CHN, FRA, RUS } = negotiate('Statement', 'Alpha urges', 'Beta')
    FRA.type('Alpha', ' firmly')
    RUS.replace('urges', 'asks')
    table.meet()
    expect(would(CHN, CHN.proposal(' firmly'))).toEqual(['Alpha urges → Alpha firmly urges'])
    expect(would(CHN, CHN.proposal('asks'))).toEqual(['Alpha urges → Alpha asks'])
  })

  it('equals what stands once the pen has incorporated it', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha', 'Beta', 'Gamma')
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'New')
    FRA.writer.removeParagraph(FRA.paragraph(3))
    FRA.split('Gam')
    table.meet()
    for (const proposal of CHN.proposals) {
      const before = CHN.read({ kind: 'base' }).map(({ id }) => id)
      const said = whatIf(CHN.ledger, code('CHN'), proposal)
      expect(CHN.writer.incorporate(proposal).ok).toBe(true)
      const after = CHN.read({ kind: 'base' })
      expect(said).toMatchObject({ ok: true })
      const changed = said.ok ? said.value : []
      expect(changed.length).toBeGreaterThan(0)
      for (const one of changed) {
        const reads = after.find(({ id }) => id === one.id)
        expect(reads?.runs.map(({ text }) => text).join('') ?? null).toBe(one.after)
        expect(before.includes(one.id)).toBe(one.before !== null)
      }
      CHN.writer.undo()
    }
  })

  it('changes nothing, and sends nothing', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    FRA.type('Alpha', ' one')
    table.meet()
    const before = Y.encodeStateAsUpdate(CHN.doc)
    would(CHN)
    expect(Y.encodeStateAsUpdate(CHN.doc)).toEqual(before)
    expect(CHN.outbox).toEqual([])
    expect(CHN.writer.canUndo).toBe(false)
  })

  it('says so when the proposal is not as it was shown', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    FRA.type('Alpha', ' one')
    table.meet()
    const shown = CHN.proposal(' one')
    CHN.writer.decline(shown)
    expect(whatIf(CHN.ledger, code('CHN'), shown)).toMatchObject({ ok: false })
  })
})

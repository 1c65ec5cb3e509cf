import { describe, expect, it } from 'vitest'
import {
  cutsOf,
  incorporatedOf,
  ownCutsOf,
  recordsOf,
  verdictsOf,
} from '../../../shared/ydoc/roots.ts'
import { code, negotiate } from './notation.ts'

describe('what an action does', () => {
  it('[P2] typing opens one insertion, and typing on continues it ([P4])', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' be')
    FRA.type(' be', 'ta')
    FRA.type('Alpha', ' now')
    meet()
    expect(CHN.cards).toEqual(['FRA insertion open " now beta"'])
    expect(recordsOf(FRA.doc, code('FRA')).size).toBe(1)
  })

  it('[P1] deleting base text proposes it and changes nothing', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.remove(' beta')
    meet()
    expect(CHN.cards).toEqual(['FRA deletion open " beta"'])
    expect(CHN.base).toBe('Title | Alpha beta gamma')
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Alpha gamma')
  })

  it('[T11] deleting one’s own pending text withdraws it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    FRA.remove(' beta')
    meet()
    expect(CHN.markup).toBe('Title | Alpha')
    expect(CHN.cards).toEqual(['FRA insertion withdrawn'])
  })

  it('deleting another delegation’s pending text is a counter-proposal, never a disappearance', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    USA.remove(' beta')
    meet()
    expect(CHN.markup).toBe('Title | Alpha beta')
    expect(CHN.cards).toEqual(['FRA insertion open " beta"', 'USA deletion open " beta"'])
  })

  it('[P8] a replacement is one card and one verdict', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.replace('beta', 'BETA')
    meet()
    expect(CHN.cards).toEqual(['FRA replacement open "beta" → "BETA"'])
    CHN.writer.incorporate(CHN.proposal('BETA'))
    meet()
    expect(FRA.base).toBe('Title | Alpha BETA gamma')
    expect(FRA.cards).toEqual(['FRA replacement incorporated "beta" → "BETA"'])
  })

  it('[P4] a replacement opens a proposal of its own beside a run', () => {
    const { FRA, CHN, meet } = negotiate('Title', 'Alpha beta')
    FRA.type('Alpha', ' new')
    FRA.replace(' beta', ' BETA')
    meet()
    expect(CHN.cards).toEqual([
      'FRA insertion open " new"',
      'FRA replacement open " beta" → " BETA"',
    ])
  })

  it('[P4] words that replace others are no part of the run that stands behind them', () => {
    const { FRA, CHN, meet } = negotiate('Title', 'Alpha beta')
    FRA.type(' beta', ' new')
    FRA.replace(' beta', ' BETA')
    meet()
    expect(CHN.cards).toEqual([
      'FRA replacement open " beta" → " BETA"',
      'FRA insertion open " new"',
    ])
  })

  it('[T21] pressing Backspace five times is one proposal', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha gamma')
    for (const letter of [...'amm'].reverse()) FRA.remove(letter === 'a' ? 'am' : letter)
    meet()
    expect(CHN.cards).toHaveLength(1)
    expect(CHN.base).toBe('Title | Alpha gamma')
  })

  it('[T21] Backspace leaves one range in the record, however often it was pressed', () => {
    const { FRA } = negotiate('Title', 'Alpha beta gamma')
    for (const { client, clock } of FRA.ids(' beta').reverse()) {
      FRA.writer.remove([[client, clock, 1]])
    }
    const [record] = recordsOf(FRA.doc, code('FRA')).values()
    expect(record?.kind === 'del' && record.ids).toEqual(FRA.ranges(' beta'))
  })

  it('[T5] a new paragraph is one proposal with its words', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta')
    const id = FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'Between')
    meet()
    expect(CHN.markup).toBe('Title | Alpha | Between | Beta')
    expect(CHN.cards).toEqual(['FRA newParagraph open "¶Between"'])
    expect(CHN.proposal('¶Between').paragraph).toBe(id)
    CHN.writer.incorporate(CHN.proposal('¶Between'))
    expect(CHN.base).toBe('Title | Alpha | Between | Beta')
  })

  it('[P13] splits and joins are known as such', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    FRA.split('Alpha')
    USA.writer.joinToPrevious(USA.paragraph(2))
    meet()
    expect(CHN.cards).toEqual(['FRA split open "¶"', 'USA join open "¶"'])
    CHN.writer.incorporateAll(CHN.proposals)
    expect(CHN.base).toBe('Title | Alpha |  betaGamma')
  })

  it('[T12] a delegation proposes that a paragraph go, the pen takes it out', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    FRA.writer.removeParagraph(FRA.paragraph(2))
    meet()
    expect(CHN.base).toBe('Title | Alpha | Beta | Gamma')
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Alpha | Gamma')
    const [removal] = CHN.proposals
    if (!removal) throw new Error('no proposal')
    expect(removal.kind).toBe('removal')
    CHN.writer.incorporate(removal)
    meet()
    expect(FRA.base).toBe('Title | Alpha | Gamma')
  })

  it('[P6] a declined deletion strikes nothing, and undoing the verdict strikes again', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta')
    FRA.remove(' beta')
    meet()
    CHN.writer.decline(CHN.proposal(' beta'))
    meet()
    expect(FRA.cards).toEqual(['FRA deletion declined " beta"'])
    expect(FRA.ifIncorporated()).toBe('Title | Alpha beta')
    CHN.writer.undo()
    meet()
    expect(FRA.cards).toEqual(['FRA deletion open " beta"'])
    expect(FRA.ifIncorporated()).toBe('Title | Alpha')
  })

  it('[P7] a verdict touches exactly what was shown', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    const shown = CHN.proposal(' beta')
    FRA.type(' beta', ' gamma')
    meet()
    CHN.writer.incorporate(shown)
    meet()
    expect(FRA.base).toBe('Title | Alpha beta')
    expect(FRA.cards).toEqual(['FRA insertion partly incorporated " beta gamma"'])
  })

  it('[P7] a verdict on a record that was rewritten since is not given', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.remove(' beta')
    meet()
    const shown = CHN.proposal(' beta')
    FRA.remove(' gam')
    meet()
    expect(CHN.writer.incorporate(shown)).toEqual({ ok: false, error: { kind: 'changed' } })
    expect(CHN.base).toBe('Title | Alpha beta gamma')
  })

  it('only the pen decides, only the owner withdraws', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    const refused = { ok: false, error: { kind: 'notAllowed' } }
    expect(USA.writer.incorporate(USA.proposal(' beta'))).toEqual(refused)
    expect(USA.writer.withdraw(USA.proposal(' beta'))).toEqual(refused)
    expect(CHN.writer.withdraw(CHN.proposal(' beta'))).toEqual(refused)
    expect(FRA.writer.withdraw(FRA.proposal(' beta')).ok).toBe(true)
    meet()
    expect(CHN.cards).toEqual(['FRA insertion withdrawn'])
    expect(CHN.writer.incorporate(CHN.proposals[0] ?? CHN.proposal(''))).toEqual({
      ok: false,
      error: { kind: 'settled' },
    })
  })

  it('observers and the screen write nothing', () => {
    const { table, CHN } = negotiate('Title', 'Alpha')
    for (const role of ['observer', 'screen'] as const) {
      const reader = table.join('VNM', role)
      reader.type('Alpha', ' beta')
      reader.remove('Alpha')
      expect(reader.outbox).toEqual([])
    }
    expect(CHN.markup).toBe('Title | Alpha')
  })

  it('500 proposals are incorporated in one act and undone in one', () => {
    const { CHN, FRA, meet } = negotiate(
      'Title',
      ...Array.from({ length: 500 }, (_, i) => `Paragraph number ${i}.`),
    )
    for (const [i, { runs }] of FRA.read().slice(1).entries()) {
      const last = runs.at(-1)
      if (!last) throw new Error('an empty paragraph')
      const { client, clock, text } = last
      FRA.writer.type({ client, clock: clock + text.length - 1 }, ` Added ${i}.`)
    }
    meet()
    const before = CHN.base
    CHN.writer.incorporateAll(CHN.proposals)
    expect(CHN.base).toBe(CHN.markup)
    CHN.writer.undo()
    expect(CHN.base).toBe(before)
    expect(CHN.proposals.every(({ state }) => state === 'open')).toBe(true)
  })
})

describe('undo by statements', () => {
  it('[T19] undoing typing withdraws it and redoing brings the same characters back', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    const ids = FRA.ids(' beta')
    FRA.writer.undo()
    meet()
    expect(CHN.markup).toBe('Title | Alpha')
    FRA.writer.redo()
    meet()
    expect(CHN.ids(' beta')).toEqual(ids)
    expect(CHN.cards).toEqual(['FRA insertion open " beta"'])
  })

  it('[T19] undo touches nobody else’s work', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    USA.type(' beta', ' gamma')
    meet()
    FRA.writer.undo()
    meet()
    expect(CHN.markup).toBe('Title | Alpha gamma')
    expect(FRA.writer.canUndo).toBe(false)
  })

  it('[T19] what was incorporated meanwhile is left alone', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    CHN.writer.incorporate(CHN.proposal(' beta'))
    meet()
    FRA.writer.undo()
    meet()
    expect(CHN.base).toBe('Title | Alpha beta')
  })

  it('[T19] undo takes back a deletion, a removal of own text and a withdrawal', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta')
    FRA.remove(' beta')
    FRA.writer.undo()
    meet()
    expect(CHN.cards).toEqual(['FRA deletion withdrawn " beta"'])
    FRA.type('Alpha', ' own')
    FRA.remove(' own')
    FRA.writer.undo()
    meet()
    expect(CHN.markup).toBe('Title | Alpha own beta')
    FRA.writer.withdraw(FRA.proposal(' own'))
    FRA.writer.undo()
    meet()
    expect(CHN.markup).toBe('Title | Alpha own beta')
  })

  it('[T19] a record that a colleague has rewritten since is left alone', () => {
    const { table, CHN, FRA } = negotiate('Title', 'Alpha beta gamma')
    const colleague = table.join('FRA')
    FRA.remove(' beta')
    table.meet()
    colleague.remove(' gamma')
    table.meet()
    FRA.writer.undo()
    table.meet()
    expect(CHN.cards).toEqual(['FRA deletion open " beta gamma"'])
  })

  it('[T19] the pen’s own typing is undone by a cut', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    CHN.type('Alpha', ' beta')
    expect(CHN.base).toBe('Title | Alpha beta')
    CHN.writer.undo()
    meet()
    expect(FRA.base).toBe('Title | Alpha')
    CHN.writer.redo()
    meet()
    expect(FRA.base).toBe('Title | Alpha beta')
  })

  it('[T20] typing without a pause is one step until a word ends', () => {
    const { FRA, table } = negotiate('Title', 'Alpha')
    table.tickMs = 10
    for (const [after, letter] of [
      ['Alpha', ' '],
      [' ', 'b'],
      [' b', 'e'],
      [' be', ' '],
      [' be ', 'g'],
    ] as const) {
      FRA.type(after, letter)
    }
    FRA.writer.undo()
    expect(FRA.markup).toBe('Title | Alpha be')
    FRA.writer.undo()
    expect(FRA.markup).toBe('Title | Alpha')
  })

  it('[T19] a word typed letter by letter is taken back as a whole, not letter by letter', () => {
    const { FRA, CHN, table } = negotiate('Title', 'Alpha')
    table.tickMs = 10
    let at = FRA.last('Alpha')
    for (const letter of ' beta') at = FRA.writer.type(at, letter)
    FRA.writer.undo()
    table.meet()
    expect(CHN.markup).toBe('Title | Alpha')
    // The record of the insertion parts the first letter from the others.
    expect(ownCutsOf(FRA.doc, code('FRA')).length).toBe(2)
    FRA.writer.redo()
    table.meet()
    expect(CHN.markup).toBe('Title | Alpha beta')
    expect(ownCutsOf(FRA.doc, code('FRA')).length).toBe(0)
  })

  it('[T19] where nothing could be taken back there is nothing to redo', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    CHN.writer.decline(CHN.proposal(' beta'))
    meet()
    expect(FRA.writer.undo()).toBe(true)
    expect(FRA.writer.canRedo).toBe(false)
    expect(FRA.outbox).toEqual([])
  })

  it('[T19] undoing a split, a new paragraph, a join and a removal restores every id', () => {
    const { FRA, CHN, meet } = negotiate('Title', 'Alpha beta', 'Gamma', 'Delta')
    const ids = () => FRA.read().map(({ id, runs }) => [id, runs.map(({ text }) => text).join('')])
    const before = ids()
    FRA.split('Alpha')
    FRA.writer.newParagraphAfter(FRA.paragraph(2), 'plain', 'New')
    FRA.writer.joinToPrevious(FRA.paragraph(4))
    FRA.writer.removeParagraph(FRA.paragraph(5))
    const after = ids()
    const reading = FRA.ifIncorporated('FRA')
    for (let i = 0; i < 4; i++) FRA.writer.undo()
    meet()
    expect(ids()).toEqual(before)
    expect(CHN.ifIncorporated('FRA')).toBe(CHN.base)
    for (let i = 0; i < 4; i++) FRA.writer.redo()
    meet()
    expect(ids()).toEqual(after)
    expect(CHN.ifIncorporated('FRA')).toBe(reading)
  })

  it('[T19] undoing a verdict takes back the ranges and the verdict', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta')
    FRA.replace('beta', 'BETA')
    meet()
    CHN.writer.incorporate(CHN.proposal('BETA'))
    CHN.writer.undo()
    meet()
    expect(FRA.base).toBe('Title | Alpha beta')
    expect(FRA.cards).toEqual(['FRA replacement open "beta" → "BETA"'])
    expect([incorporatedOf, cutsOf].map((list) => list(FRA.doc).length)).toEqual([0, 0])
    expect(verdictsOf(FRA.doc).size).toBe(0)
    CHN.writer.redo()
    meet()
    expect(FRA.base).toBe('Title | Alpha BETA')
  })

  it('[T20] a new action ends what could be redone', () => {
    const { FRA } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    FRA.writer.undo()
    FRA.type('Alpha', ' gamma')
    expect(FRA.writer.redo()).toBe(false)
  })
})

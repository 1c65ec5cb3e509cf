import { describe, expect, it } from 'vitest'
import { parseParagraphId } from '../../../shared/domain/char-ids.ts'
import { firstItem, itemAt, markKind } from '../../../shared/ydoc/items.ts'
import { tapeOf } from '../../../shared/ydoc/roots.ts'
import { negotiate, type Replica } from './notation.ts'

describe('the tape', () => {
  it('[T2] a paragraph reaches from its mark to the next live mark', () => {
    const { CHN } = negotiate('Title', 'Alpha beta', 'Gamma')
    expect(CHN.markup).toBe('Title | Alpha beta | Gamma')
  })

  it('[T3] the id of a paragraph is good after splits, joins and incorporation', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    const before = [FRA.paragraph(1), FRA.paragraph(2)]
    FRA.split('Alpha')
    meet()
    for (const proposal of CHN.proposals) CHN.writer.incorporate(proposal)
    CHN.writer.joinToPrevious(CHN.paragraph(3))
    meet()
    expect([FRA.paragraph(1), FRA.paragraph(2)][0]).toBe(before[0])
    expect(FRA.markup).toBe('Title | Alpha |  betaGamma')
    const gamma = parseParagraphId(before[1] ?? '')
    expect(gamma && markKind(itemAt(FRA.doc, gamma) ?? impossible())).toBe('plain')
  })

  for (let round = 0; round < 40; round++) {
    it(`[T5] words typed at an end never land in the paragraph added behind it (${round})`, () => {
      const { table, CHN } = negotiate('Title', 'Alpha', 'Omega')
      // Client ids decide the order of concurrent insertions at one place: every order must do.
      const [low, high] = [5000 + round, 9000 - round]
      const typist = table.join('FRA', 'delegation', round % 2 ? low : high)
      const other = table.join('USA', 'delegation', round % 2 ? high : low)
      typist.type('Alpha', ' more')
      other.writer.newParagraphAfter(other.paragraph(1), 'plain', 'Beta')
      table.meet()
      expect(CHN.markup).toBe('Title | Alpha more | Beta | Omega')
      expect(typist.markup).toBe(CHN.markup)
      expect(other.markup).toBe(CHN.markup)
    })
  }

  it('[T6] a split moves no character', () => {
    const { FRA, CHN, meet } = negotiate('Title', 'Alpha beta')
    const ids = FRA.ids('Alpha beta')
    FRA.split('Alpha')
    meet()
    expect(CHN.markup).toBe('Title | Alpha |  beta')
    expect(CHN.base).toBe('Title | Alpha beta')
    expect([...CHN.ids('Alpha'), ...CHN.ids(' beta')]).toEqual(ids)
  })

  it('[T7] the mark of the title is never hidden', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    CHN.writer.joinToPrevious(CHN.paragraph(0))
    FRA.writer.joinToPrevious(FRA.paragraph(0))
    meet()
    expect(CHN.base).toBe('Title | Alpha')
    expect(FRA.cards).toEqual([])
  })

  it('[T8] what a proposing hand types is pending until it is listed', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    expect([CHN.base, CHN.markup]).toEqual(['Title | Alpha', 'Title | Alpha beta'])
    CHN.writer.incorporate(CHN.proposal(' beta'))
    meet()
    expect(FRA.base).toBe('Title | Alpha beta')
  })

  it('[T9] no action deletes an item of the tape', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta gamma', 'Delta')
    FRA.replace('beta', 'BETA')
    FRA.remove('BETA')
    meet()
    CHN.remove('gamma')
    USA.remove('Delta')
    CHN.writer.removeParagraph(CHN.paragraph(2))
    meet()
    CHN.writer.undo()
    FRA.writer.undo()
    meet()
    expect(deletedItems(CHN)).toBe(0)
    expect(deletedItems(FRA)).toBe(0)
  })

  it('[T11] text that was withdrawn before it was incorporated stays withdrawn', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma')
    meet()
    const shown = CHN.proposal(' beta gamma')
    FRA.remove(' gamma')
    meet()
    expect(CHN.writer.incorporate(shown).ok).toBe(true)
    meet()
    expect(CHN.base).toBe('Title | Alpha beta')
    expect(FRA.base).toBe('Title | Alpha beta')
  })

  it('[T11] withdrawing what was incorporated meanwhile hides nothing', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    CHN.writer.incorporate(CHN.proposal(' beta'))
    FRA.remove(' beta')
    meet()
    expect([CHN.base, FRA.base]).toEqual(['Title | Alpha beta', 'Title | Alpha beta'])
  })

  it('[T12] what others have pending in a removed paragraph stays as a block of its own', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    FRA.type('Beta', ' pending')
    meet()
    CHN.writer.removeParagraph(CHN.paragraph(2))
    meet()
    expect(FRA.markup).toBe('Title | Alpha |  pending | Gamma')
    expect(FRA.base).toBe('Title | Alpha | Gamma')
    expect(FRA.read()[2]?.isRemoved).toBe(true)
  })

  it('[T12] joining a paragraph is not removing it', () => {
    const { CHN, meet } = negotiate('Title', 'Alpha ', 'Beta')
    CHN.writer.joinToPrevious(CHN.paragraph(2))
    meet()
    expect(CHN.base).toBe('Title | Alpha Beta')
  })

  it('[T13] taking back one of two overlapping entries uncovers nothing', () => {
    const { CHN, meet } = negotiate('Title', 'Alpha beta')
    CHN.remove(' beta')
    CHN.writer.edit('cut again', (edit) =>
      edit.statements.list('cut', [...CHN.ledger.cuts.ranges()]),
    )
    CHN.writer.undo()
    meet()
    expect(CHN.base).toBe('Title | Alpha')
  })

  it('[T14] a correction of the pen shares the fate of what it corrects', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' betta')
    meet()
    CHN.type(' be', 'XX')
    expect(CHN.base).toBe('Title | Alpha')
    CHN.writer.decline(CHN.proposal(' betta'))
    meet()
    expect(CHN.base).toBe('Title | Alpha')
    expect(FRA.markup).toBe('Title | Alpha')
  })

  it('[T18] a replica collects no garbage', () => {
    const { FRA } = negotiate('Title')
    expect(FRA.doc.gc).toBe(false)
  })
})

function deletedItems({ doc }: Replica): number {
  let count = 0
  for (let item = firstItem(doc); item; item = item.right) if (item.deleted) count++
  expect(tapeOf(doc)).toBeDefined()
  return count
}

function impossible(): never {
  throw new Error('impossible')
}

import { describe, expect, it } from 'vitest'
import { parseParagraphId } from '../../../shared/domain/char-ids.ts'
import {
  firstItem,
  type Item,
  insertAfter,
  isFence,
  itemAt,
  markKind,
  newFence,
  textOfItem,
} from '../../../shared/ydoc/items.ts'
import { lateWithdrawals } from '../../../shared/ydoc/late-withdrawals.ts'
import { tapeOf } from '../../../shared/ydoc/roots.ts'
import { code, negotiate, type Replica } from './notation.ts'

describe('the tape', () => {
  it('[T1] every item is a string, a mark or a fence of the root itself', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta')
    FRA.replace('beta', 'BETA')
    FRA.split('Al')
    CHN.writer.newParagraphAfter(CHN.paragraph(1), 'op', 'New')
    meet()
    for (const item of itemsOnTape(FRA)) {
      expect(item.parent).toBe(tapeOf(FRA.doc))
      expect(textOfItem(item) !== null || markKind(item) !== null || isFence(item)).toBe(true)
    }
    expect(itemsOnTape(FRA).length).toBeGreaterThan(8)
  })

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

  it('[T4] a fence is read by no view', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta')
    const before = [CHN.markup, CHN.base, CHN.ifIncorporated()]
    FRA.doc.transact((transaction) => {
      insertAfter(transaction, FRA.last('Alp'), newFence())
    })
    meet()
    expect([CHN.markup, CHN.base, CHN.ifIncorporated()]).toEqual(before)
    expect(CHN.cards).toEqual([])
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

  it('[T6] Enter before the first character leaves the id with its text', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta')
    const beta = parseParagraphId(FRA.paragraph(2))
    const front = FRA.writer.splitAfter(beta ?? impossible())
    meet()
    expect(CHN.markup).toBe('Title | Alpha |  | Beta')
    expect(CHN.paragraph(2)).toBe(front)
    expect(parseParagraphId(CHN.paragraph(3))).toEqual(beta)
  })

  it('[T6] what others type meanwhile at the end of the left part stays there', () => {
    const { table, CHN, FRA, USA } = negotiate('Title', 'Alpha beta')
    FRA.split('Alpha')
    USA.type('Alpha', ' more')
    table.meet()
    expect(CHN.markup.replace(' more', '')).toBe('Title | Alpha |  beta')
    expect(CHN.base).toBe('Title | Alpha beta')
    expect(FRA.markup).toBe(CHN.markup)
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

  it('[T10] declining an insertion hides it from everybody and keeps it on the tape', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    const ids = USA.ranges(' beta')
    CHN.writer.decline(CHN.proposal(' beta'))
    meet()
    for (const replica of [CHN, FRA, USA]) expect(replica.markup).toBe('Title | Alpha')
    expect([...CHN.ledger.cuts.ranges()]).toEqual(ids)
    expect(deletedItems(USA)).toBe(0)
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

  it('[T11] what was withdrawn too late is offered as a deletion until that is proposed', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    const late = () => lateWithdrawals(FRA.ledger, code('FRA'))
    FRA.type('Alpha', ' beta gamma')
    meet()
    CHN.writer.incorporate(CHN.proposal(' beta gamma'))
    FRA.remove(' gamma')
    expect(late()).toEqual([])
    meet()
    expect(late()).toEqual(FRA.ranges(' gamma'))
    FRA.writer.remove(late())
    meet()
    expect(CHN.cards).toEqual([
      'FRA insertion incorporated " beta gamma"',
      'FRA deletion open " gamma"',
    ])
    expect(late()).toEqual([])
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

  it('[T15] a ledger turns the position cache of the tape off', () => {
    const { FRA } = negotiate('Title', 'Alpha')
    expect(Reflect.get(tapeOf(FRA.doc), '_searchMarker')).toBeNull()
  })

  it('[T17] a kind that the pen gives a paragraph later is read in every view', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta')
    const alpha = CHN.paragraph(1)
    CHN.writer.edit('kind', (edit) => edit.statements.putBlock(alpha, { kind: 'op' }))
    meet()
    expect(FRA.read().map(({ kind }) => kind)).toEqual(['title', 'op', 'plain'])
    CHN.writer.undo()
    meet()
    expect(FRA.read({ kind: 'base' }).map(({ kind }) => kind)).toEqual(['title', 'plain', 'plain'])
  })

  it('[T17] a join keeps the left id', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta')
    const alpha = CHN.paragraph(1)
    CHN.writer.joinToPrevious(CHN.paragraph(2))
    meet()
    expect(FRA.read({ kind: 'base' }).map(({ id }) => id)).toEqual([FRA.paragraph(0), alpha])
  })

  it('[T18] a replica collects no garbage', () => {
    const { FRA } = negotiate('Title')
    expect(FRA.doc.gc).toBe(false)
  })
})

function itemsOnTape({ doc }: Replica): Item[] {
  const items: Item[] = []
  for (let item = firstItem(doc); item; item = item.right) items.push(item)
  return items
}

function deletedItems(replica: Replica): number {
  return itemsOnTape(replica).filter((item) => item.deleted).length
}

function impossible(): never {
  throw new Error('impossible')
}

import { describe, expect, it } from 'vitest'
import type { Range } from '../../../shared/domain/char-ids.ts'
import { blocksOf } from '../../../shared/ydoc/roots.ts'
import { naiveView } from '../ydoc/naive-views.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'

/** The second paragraph, run by run: `text` base, `+text` pending, `-text` struck, `±text` both. */
function runs(replica: Replica): string {
  const [, paragraph] = replica.read()
  return (paragraph?.runs ?? [])
    .map(({ text, isPending, deletedBy }) => {
      const sign = isPending ? (deletedBy.length ? '±' : '+') : deletedBy.length ? '-' : ''
      return sign + text
    })
    .join('|')
}

/** One character of the words, counted in UTF-16 units, so that it may be half a character. */
function unit(replica: Replica, words: string, at: number): Range {
  const id = replica.ids(words)[at]
  if (!id) throw new Error(`"${words}" has no unit ${at}`)
  return [id.client, id.clock, 1]
}

describe('readings of one tape', () => {
  it('[V1] the mark-up shows everything where it stands: pending, struck, or both', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.remove(' beta')
    FRA.type('Alpha', ' one two')
    meet()
    USA.remove(' two')
    meet()
    expect(runs(CHN)).toBe('Alpha|+ one|± two|- beta| gamma')
  })

  it('[V1] what a declined or withdrawn deletion named is struck no more', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.remove(' beta')
    USA.remove(' gamma')
    meet()
    CHN.writer.decline(CHN.proposal(' beta'))
    USA.writer.withdraw(USA.proposal(' gamma'))
    meet()
    expect(runs(CHN)).toBe('Alpha beta gamma')
  })

  it('[V2] nothing that delegations do changes the base text', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    const before = CHN.base
    FRA.replace('beta', 'BETA')
    FRA.split('Al')
    USA.writer.joinToPrevious(USA.paragraph(2))
    RUS.writer.removeParagraph(RUS.paragraph(1))
    RUS.writer.newParagraphAfter(RUS.paragraph(2), 'plain', 'Delta')
    meet()
    for (const replica of [CHN, FRA, USA, RUS]) expect(replica.base).toBe(before)
  })

  it('[V3] if incorporated takes what the chosen delegations insert and delete, and nothing of the others', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta gamma')
    FRA.replace('beta', 'BETA')
    USA.remove(' gamma')
    meet()
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Alpha BETA gamma')
    expect(CHN.ifIncorporated('USA')).toBe('Title | Alpha beta')
    expect(CHN.ifIncorporated('USA', 'FRA')).toBe('Title | Alpha BETA')
    expect(CHN.ifIncorporated()).toBe('Title | Alpha BETA')
    expect(CHN.ifIncorporated('RUS')).toBe(CHN.base)
  })

  it('[V4] a paragraph whose mark a reading leaves out is read on behind the one before', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    FRA.split('Alpha')
    FRA.writer.joinToPrevious(FRA.paragraph(3))
    meet()
    expect(CHN.markup).toBe('Title | Alpha |  beta | Gamma')
    expect(CHN.base).toBe('Title | Alpha beta | Gamma')
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Alpha |  betaGamma')
  })

  it('[V4] a removed paragraph is no longer read, and joins nothing to the one before', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    FRA.type('Beta', ' more')
    meet()
    CHN.writer.removeParagraph(CHN.paragraph(2))
    meet()
    expect(FRA.base).toBe('Title | Alpha | Gamma')
    expect(FRA.ifIncorporated('FRA')).toBe('Title | Alpha |  more | Gamma')
  })

  it('[V5] incorporating all of a delegation makes its reading the base text; undo restores every reading', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta gamma', 'Delta', 'Omega')
    FRA.replace('beta', 'BETA')
    FRA.writer.newParagraphAfter(FRA.paragraph(2), 'plain', 'New')
    FRA.writer.removeParagraph(FRA.paragraph(4))
    meet()
    USA.type('BETA', ' nested')
    meet()
    const all = () => [CHN.markup, CHN.base, CHN.ifIncorporated('FRA'), CHN.ifIncorporated()]
    const before = all()
    CHN.writer.incorporateAll(CHN.proposals.filter(({ delegation }) => delegation === 'FRA'))
    expect(CHN.base).toBe(before[2])
    CHN.writer.undo()
    expect(all()).toEqual(before)
  })

  for (const [half, expected] of [
    [1, 'A\u{20BB7}B'],
    [2, 'AB'],
  ] as const) {
    it(`[V6] naming one half of a surrogate pair never divides it (unit ${half})`, () => {
      const { CHN, FRA, meet } = negotiate('Title', 'A\u{20BB7}B')
      FRA.writer.remove([unit(FRA, 'A\u{20BB7}B', half)])
      meet()
      expect(CHN.ifIncorporated('FRA')).toBe(`Title | ${expected}`)
      expect(CHN.base).toBe('Title | A\u{20BB7}B')
    })
  }

  it('[V6] a status that ends inside a pair does not reach what stands behind it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' x\u{20BB7} tail')
    meet()
    const [client, clock] = unit(CHN, ' x\u{20BB7} tail', 0)
    CHN.writer.edit('part', (edit) => edit.statements.list('incorporated', [[client, clock, 3]]))
    expect(runs(CHN)).toBe('Alpha| x|+\u{20BB7} tail')
  })

  it('[T7] the title stays, if an empty one, whoever removes it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    CHN.writer.removeParagraph(CHN.paragraph(0))
    meet()
    expect(CHN.base).toBe(' | Alpha')
    const title = CHN.paragraph(0)
    expect(blocksOf(CHN.doc).has(title)).toBe(false)
    CHN.doc.transact(() => blocksOf(CHN.doc).set(title, { removed: true }))
    meet()
    expect(FRA.base).toBe(' | Alpha')
    expect(naiveView(FRA.doc, 'base')).toBe(' | Alpha')
  })

  it('[T12] what others have pending in the title outlives its words', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Title', ' of theirs')
    meet()
    CHN.writer.removeParagraph(CHN.paragraph(0))
    meet()
    expect(FRA.markup).toBe(' of theirs | Alpha')
  })

  it('[T14] a correction goes with what it corrects, whichever penholder made it and whichever decides', () => {
    const { table, CHN, FRA } = negotiate('Title', 'Alpha')
    const GBR = table.join('GBR', 'penholder')
    FRA.type('Alpha', ' betta gamma')
    table.meet()
    GBR.remove('ta gamma')
    GBR.type(' bet', 'a')
    table.meet()
    expect(CHN.base).toBe('Title | Alpha')
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Alpha beta')
    CHN.writer.incorporate(CHN.proposal(' bet'))
    table.meet()
    expect(FRA.base).toBe('Title | Alpha beta')
  })
})

import { describe, expect, it } from 'vitest'
import { parseParagraphId } from '../../../shared/domain/char-ids.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'

/** `FRA: RUS, USA` for each proposal that has some. */
function links(replica: Replica, kind: 'nested' | 'rivals'): string[] {
  return replica.proposals
    .filter((one) => one[kind].length > 0)
    .map(
      (one) =>
        `${one.delegation}: ${one[kind]
          .map((ref) => ref.delegation)
          .sort()
          .join(', ')}`,
    )
    .sort()
}

describe('proposals and their neighbours', () => {
  it('[P3] text left of a head belongs to it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha omega')
    FRA.type('Alpha', ' gamma')
    FRA.type('Alpha', ' beta')
    meet()
    expect(CHN.cards).toEqual(['FRA insertion open " beta gamma"'])
  })

  it('[P3] base text that was incorporated from the same delegation does not divide its run', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta')
    meet()
    const shown = CHN.proposal(' beta')
    FRA.type(' beta', ' gamma')
    meet()
    CHN.writer.incorporate(shown)
    meet()
    expect(CHN.proposals.map(({ state, inserted }) => [state, inserted.text])).toEqual([
      ['partly incorporated', ' beta gamma'],
    ])
  })

  it('[P3] text of the secretariat is a proposal without a record', () => {
    const { table, CHN } = negotiate('Title', 'Alpha')
    const SEC = table.join('SEC', 'secretariat')
    SEC.type('Alpha', ',')
    SEC.remove('pha')
    table.meet()
    expect(CHN.cards).toEqual(['SEC deletion open "pha"', 'SEC insertion open ","'])
    CHN.writer.incorporateAll(CHN.proposals)
    expect(CHN.base).toBe('Title | Al,')
  })

  it('[P5] an insertion inside another is nested in it and has a verdict of its own', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma')
    meet()
    USA.type(' beta', ' new')
    meet()
    expect(links(CHN, 'nested')).toEqual(['FRA: USA'])
    CHN.writer.decline(CHN.proposal(' beta gamma'))
    meet()
    expect(CHN.markup).toBe('Title | Alpha new')
    expect(CHN.proposal(' new').state).toBe('open')
  })

  it('[P9] what others nested in a withdrawn proposal stands by itself', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma')
    meet()
    USA.type(' beta', ' new')
    meet()
    FRA.writer.withdraw(FRA.proposal(' beta gamma'))
    meet()
    expect(CHN.markup).toBe('Title | Alpha new')
  })

  it('[P12] insertions behind the same word and overlapping deletions are alternatives', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'Alpha beta gamma delta')
    FRA.type('Alpha', ' one')
    USA.type('Alpha', ' two')
    FRA.remove('beta gam')
    RUS.replace('gamma', 'GAMMA')
    meet()
    expect(links(CHN, 'rivals')).toEqual(['FRA: RUS', 'FRA: USA', 'RUS: FRA', 'USA: FRA'])
    expect(links(CHN, 'nested')).toEqual([])
  })

  it('[P12] text that was incorporated from a third parts what stands on either side of it', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'Alpha')
    USA.type('Alpha', ' middle')
    meet()
    CHN.writer.incorporate(CHN.proposal(' middle'))
    meet()
    RUS.type('Alpha', ' before')
    FRA.type(' middle', ' behind')
    meet()
    expect(CHN.markup).toBe('Title | Alpha before middle behind')
    expect(links(CHN, 'rivals')).toEqual([])
  })

  it('[P3] text that was incorporated from another delegation divides a run', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' one four')
    meet()
    USA.type(' one', ' two')
    meet()
    CHN.writer.incorporate(CHN.proposal(' two'))
    meet()
    expect(CHN.cards).toEqual([
      'FRA insertion open " one"',
      'USA insertion incorporated " two"',
      'FRA insertion open " four"',
    ])
  })

  it('[P12] what is decided competes no more', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' one')
    USA.type('Alpha', ' two')
    meet()
    CHN.writer.decline(CHN.proposal(' two'))
    expect(links(CHN, 'rivals')).toEqual([])
  })

  it('[P12] what stands at different places inside a third proposal is no alternative', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma delta')
    meet()
    USA.type(' beta', ' one')
    RUS.type(' gamma', ' two')
    meet()
    expect(links(CHN, 'nested')).toEqual(['FRA: RUS, USA'])
    expect(links(CHN, 'rivals')).toEqual([])
  })

  it('[P12] what stands at one place inside a third proposal is an alternative', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma')
    meet()
    USA.type(' beta', ' one')
    RUS.type(' beta', ' two')
    meet()
    expect(links(CHN, 'rivals')).toEqual(['RUS: USA', 'USA: RUS'])
  })

  it('[P6] what the pen struck of a proposal does not make it partly incorporated', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.type('Alpha', ' beta gamma')
    meet()
    CHN.remove(' gamma')
    meet()
    expect(FRA.cards).toEqual(['FRA insertion open " beta"'])
  })

  it('[P1] the secretariat proposes that a paragraph go, and the pen decides', () => {
    const { table, CHN } = negotiate('Title', 'Alpha', 'Beta')
    const SEC = table.join('SEC', 'secretariat')
    SEC.writer.removeParagraph(SEC.paragraph(2))
    table.meet()
    expect(CHN.cards).toEqual(['SEC removal open'])
    expect(CHN.read()[2]?.removedBy).toHaveLength(1)
    expect(CHN.ifIncorporated('SEC')).toBe('Title | Alpha')
    CHN.writer.incorporateAll(CHN.proposals)
    table.meet()
    expect(SEC.base).toBe('Title | Alpha')
  })

  it('[P13] a break in front of existing text is a split, with words of its own too', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    FRA.split('Alpha')
    USA.writer.newParagraphAfter(USA.paragraph(2), 'plain', 'New')
    meet()
    expect(CHN.proposals.map(({ kind }) => kind)).toEqual(['split', 'newParagraph'])
    const mark = parseParagraphId(FRA.paragraph(2))
    if (!mark) throw new Error('no mark')
    FRA.writer.type(mark, 'And')
    meet()
    expect(CHN.markup).toBe('Title | Alpha | And beta | Gamma | New')
    expect(CHN.cards).toEqual(['FRA split open "¶And"', 'USA newParagraph open "¶New"'])
  })

  it('[P6] what the pen declined can still be read', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha beta', 'Gamma')
    FRA.type('Alpha', ' one')
    USA.replace('beta', 'two')
    USA.writer.newParagraphAfter(USA.paragraph(2), 'plain', 'Three')
    meet()
    CHN.writer.declineAll(CHN.proposals)
    meet()
    expect(USA.cards).toEqual([
      'FRA insertion declined " one"',
      'USA replacement declined "beta" → "two"',
      'USA newParagraph declined "¶Three"',
    ])
    expect(CHN.writer.incorporateAll(CHN.proposals)).toEqual({
      ok: false,
      error: { kind: 'settled' },
    })
    CHN.writer.undo()
    expect(CHN.cards.every((card) => card.includes(' open '))).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { numberParagraphs } from '../../../shared/domain/numbers.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'

const numbersOf = (replica: Replica): string[] => [...numberParagraphs(replica.read()).values()]

describe('numbers of paragraphs', () => {
  it('[V10] the title has none, the others are counted from 1', () => {
    const { CHN } = negotiate('Title', 'Alpha', 'Beta')
    expect(numbersOf(CHN)).toEqual(['', '1', '2'])
  })

  it('[V10] what is only proposed is bis and ter behind the one it follows, and takes no number from others', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'New')
    meet()
    USA.writer.newParagraphAfter(USA.paragraph(2), 'plain', 'Newer')
    meet()
    expect(CHN.markup).toBe('Title | Alpha | New | Newer | Beta | Gamma')
    expect(numbersOf(CHN)).toEqual(['', '1', '1 bis', '1 ter', '2', '3'])
    CHN.writer.incorporate(CHN.proposal('¶New'))
    expect(numbersOf(CHN)).toEqual(['', '1', '2', '2 bis', '3', '4'])
  })

  it('[V10] what is proposed in front of the first paragraph is 1 ante', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha')
    FRA.writer.newParagraphAfter(FRA.paragraph(0), 'plain', 'Two')
    FRA.writer.newParagraphAfter(FRA.paragraph(0), 'plain', 'One')
    meet()
    expect(CHN.markup).toBe('Title | One | Two | Alpha')
    expect(numbersOf(CHN)).toEqual(['', '1 ante', '1 ante bis', '1'])
  })

  it('[V10] those of the last revision stay, wherever a paragraph is moved and whatever is born beside it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    const revision = Object.fromEntries(numberParagraphs(CHN.read()))
    CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(0))
    CHN.writer.newParagraphAfter(CHN.paragraph(2), 'plain', 'New')
    FRA.writer.newParagraphAfter(FRA.paragraph(0), 'plain', 'First')
    meet()
    expect(CHN.markup).toBe('Title | Gamma | First | Alpha | New | Beta')
    expect([...numberParagraphs(CHN.read(), revision).values()]).toEqual([
      '',
      '3',
      '3 bis',
      '1',
      '1 bis',
      '2',
    ])
  })

  it('[V10] a removed paragraph has none', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'Alpha', 'Beta', 'Gamma')
    FRA.type('Beta', ' pending')
    meet()
    CHN.writer.removeParagraph(CHN.paragraph(2))
    expect(numbersOf(CHN)).toEqual(['', '1', '', '2'])
  })
})

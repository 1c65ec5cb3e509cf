import { describe, expect, it } from 'vitest'
import { countsOf } from '../../../renderer/session/counts.ts'
import { TextReadings } from '../../../renderer/session/readings.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'

describe('[W12] words and characters', () => {
  it('are those of the view, struck ones where it shows them', () => {
    const { CHN, FRA, meet } = negotiate('Statement', 'It urges all.')
    FRA.replace('urges', 'calls upon')
    meet()
    const { markup, base } = new TextReadings(CHN.ledger).read().counts
    expect(base).toEqual({ words: 4, characters: 'StatementIt urges all.'.length })
    expect(markup).toEqual({ words: 6, characters: 'StatementIt urgescalls upon all.'.length })
    const incorporated = CHN.read({ kind: 'ifIncorporated', delegations: null })
    expect(countsOf(incorporated).words).toBe(5)
  })

  it('count Chinese by character and emoji once, and signs not at all', () => {
    const { CHN } = negotiate('安全理事会', '😀 维和', "l'Assemblée")
    expect(countsOf(CHN.read())).toEqual({ words: 8, characters: 5 + 4 + 11 })
    CHN.writer.footnote(CHN.last('维和'), 'S/2020/1')
    expect(countsOf(CHN.read())).toEqual({ words: 11, characters: 28 })
  })
})

describe('the words by which a paragraph is known', () => {
  it('end with a whole word, and say that there are more', () => {
    const many = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ')
    const { CHN } = negotiate('Statement', many, '安全理事会'.repeat(30), 'x'.repeat(120))
    const [title, long, chinese, one] = new TextReadings(CHN.ledger)
      .read()
      .outline.map(({ opening }) => opening)
    expect(title).toBe('Statement')
    expect(long).toMatch(/^word0 .* word\d+…$/)
    expect(many.split(' ')).toContain(long?.slice(0, -1).split(' ').at(-1))
    expect(chinese).toMatch(/^(?:安全理事会)+…$/)
    expect(one).toBe(`${'x'.repeat(90)}…`)
  })

  it('are those of the base text, and what is proposed only of a paragraph that is proposed', () => {
    const { CHN, FRA, meet } = negotiate('Statement', 'It urges all States.', 'It notes it.')
    FRA.replace('urges', 'calls upon')
    FRA.writer.newParagraphAfter(FRA.paragraph(2), 'plain', 'It welcomes it.')
    meet()
    const openings = new TextReadings(CHN.ledger).read().outline.map(({ opening }) => opening)
    expect(openings).toEqual([
      'Statement',
      'It urges all States.',
      'It notes it.',
      'It welcomes it.',
    ])
  })
})

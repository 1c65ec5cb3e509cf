import { describe, expect, it } from 'vitest'
import { countBrackets } from '../../../shared/domain/brackets.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'

const count = (person: Replica) => countBrackets(person.read({ kind: 'base' }), person.proposals)

describe('[Z5] brackets', () => {
  it('are those of the base text, and one for each open proposal that would change it', () => {
    const { table, CHN, FRA, RUS } = negotiate('Statement', 'Alpha [urges] all [States]')
    expect(count(CHN)).toBe(2)
    FRA.type('Alpha', ' firmly')
    RUS.replace('all', 'some')
    RUS.writer.bracket(RUS.ranges('Alpha'))
    table.meet()
    expect(count(CHN)).toBe(5)
    CHN.writer.incorporate(CHN.proposal(' firmly'))
    CHN.writer.decline(CHN.proposal('some'))
    expect(count(CHN)).toBe(3)
  })

  it('are not asked for by who wants words retained, or something said', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha urges')
    FRA.writer.retain(FRA.ranges('urges'), '')
    FRA.writer.propose(FRA.paragraph(1), 'Something on States')
    table.meet()
    expect(CHN.proposals).toHaveLength(2)
    expect(count(CHN)).toBe(0)
  })
})

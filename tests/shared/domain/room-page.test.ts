import { describe, expect, it } from 'vitest'
import { numberParagraphs } from '../../../shared/domain/numbers.ts'
import { excerptOf, type RoomPart, roomParts } from '../../../shared/domain/room-page.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import { wordsOf } from '../../../shared/domain/views.ts'
import { negotiate, type Replica, randomFrom } from '../ydoc/notation.ts'
import { randomAction } from '../ydoc/random-actions.ts'

function partsOf(replica: Replica, at: number): readonly RoomPart[] {
  const markup = replica.read()
  const paragraph = markup[at]
  if (!paragraph) throw new Error('no such paragraph')
  return roomParts(paragraph, replica.proposals, numberParagraphs(markup))
}

/** `It urges <[ and calls upon]> {[all]} States.`: proposed in angle brackets, contested in braces. */
function written(parts: readonly RoomPart[]): string {
  const around = { plain: ['', ''], proposed: ['<', '>'], contested: ['{', '}'] } as const
  return parts.map(({ kind, text }) => around[kind].join('#').replace('#', text)).join('')
}

describe('[Z12] what a room reads', () => {
  it('has what is contested in brackets where it stands, and names nobody', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States.')
    FRA.type('urges', ' and calls upon')
    USA.remove('all ')
    meet()
    expect(written(partsOf(CHN, 1))).toBe('It urges<[ and calls upon]> {[all ]}States.')
  })

  it('has a whole paragraph that is proposed in one pair of brackets', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'One.')
    FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'Two.')
    meet()
    expect(written(partsOf(CHN, 2))).toBe('<[Two.]>')
  })

  it('has every word of the mark-up once, whatever is proposed', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'It urges all States.', 'It notes.')
      const random = randomFrom(seed)
      for (let step = 0; step < 30; step++) {
        randomAction([CHN, FRA, USA, RUS][Math.floor(random() * 4)] ?? CHN, random)
        if (random() < 0.5) meet()
      }
      meet()
      const bare = (text: string) => text.replace(/[[\]]/gu, '').replace(/ note: /gu, ' ')
      const shown = CHN.read().map((_, at) =>
        partsOf(CHN, at)
          .map(({ text }) => text)
          .join(''),
      )
      const known = CHN.read().map((paragraph) => withoutSigns(wordsOf(paragraph)))
      expect(shown.map(bare), `seed ${seed}`).toEqual(known.map(bare))
    }
  })
})

describe('[Z12] the words of a proposal in their place', () => {
  function excerpt(replica: Replica, words: string) {
    const [, paragraph] = replica.read()
    const proposal = replica.proposals.find(
      ({ inserted, deleted }) => inserted.text === words || deleted.text === words,
    )
    if (!paragraph || !proposal) throw new Error('no such proposal')
    return excerptOf(paragraph, proposal)
  }

  it('leave out what they take the place of, and what others propose', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'Training is essential to all personnel.')
    FRA.replace('essential', 'a duty')
    USA.type('Training', ' before deployment')
    meet()
    expect(excerpt(CHN, 'a duty')).toEqual({
      before: 'Training is ',
      words: 'a duty',
      after: ' to all personnel.',
      isGone: false,
    })
  })

  it('are cut at words, and between characters where there are no spaces', () => {
    const long = 'The Security Council underlines that training before deployment is needed.'
    const { CHN, FRA, meet } = negotiate('Title', long)
    FRA.remove('training ')
    meet()
    expect(excerpt(CHN, 'training ')).toEqual({
      before: '… underlines that ',
      words: 'training ',
      after: 'before deployment is …',
      isGone: true,
    })
    const chinese = negotiate(
      '题目',
      '安全理事会强调部署前和整个特派团期间的训练对于维持和平人员的安全是必不可少的𠮷。',
    )
    chinese.FRA.remove('训练')
    chinese.meet()
    const cut = excerpt(chinese.CHN, '训练')
    expect(cut?.after).toBe('对于维持和平人员的安全是必不可少的𠮷。')
    expect(cut?.before).toBe('安全理事会强调部署前和整个特派团期间的')
  })

  it('are none of what is asked about the paragraph itself', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'One.', 'Two.')
    FRA.writer.removeParagraph(FRA.paragraph(1))
    meet()
    const [, paragraph] = CHN.read()
    const [removal] = CHN.proposals
    expect(paragraph && removal && excerptOf(paragraph, removal)).toBeNull()
  })
})

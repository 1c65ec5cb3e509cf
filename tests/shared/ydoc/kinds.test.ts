import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpen } from '../../../shared/domain/proposals.ts'
import { SUPPORTS, type Support } from '../../../shared/domain/records.ts'
import { SIGN_CHARACTERS, withoutSigns } from '../../../shared/domain/signs.ts'
import { beforeLastChange, groupsBehind } from '../../../shared/domain/stands.ts'
import { plainText, type View } from '../../../shared/domain/views.ts'
import { proposalFingerprint } from '../../../shared/ydoc/fingerprint.ts'
import { code, negotiate, type Replica } from './notation.ts'

// Every kind of proposal: what it reads as, what it becomes when it is incorporated, declined or taken back.

const BASE: View = { kind: 'base' }
const ALL: View = { kind: 'ifIncorporated', delegations: null }

/** A reading with kinds, levels and styles: `plain: the *Council*`, `sub2: …`; styles by their first letters. */
function styled(replica: Replica, view: View = { kind: 'markup' }): string {
  return replica
    .read(view)
    .map(({ kind, level, runs }) => {
      const words = runs.map(({ text, emphasis }) =>
        emphasis.length > 0 ? `<${emphasis.map(([first]) => first).join('')}>${text}</>` : text,
      )
      return `${kind}${level || ''}: ${words.join('')}`
    })
    .join(' | ')
}

const only = (replica: Replica) => {
  const [proposal, ...more] = replica.proposals.filter(isOpen)
  if (!proposal || more.length > 0) throw new Error(`not one proposal: ${replica.cards.join('; ')}`)
  return proposal
}

const aStep = fc.record({
  who: fc.constantFrom('ZAF', 'TUN', 'CHN'),
  support: fc.constantFrom(...SUPPORTS),
})

describe('[T22] moving a paragraph', () => {
  const text = ['Title', 'One.', 'Two.', 'Three.', 'Four.'] as const

  it('is an order that the pen gives; nothing on the tape moves', () => {
    const { CHN, FRA, meet } = negotiate(...text)
    CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(0))
    meet()
    for (const replica of [CHN, FRA]) {
      expect(replica.base).toBe('Title | Three. | One. | Two. | Four.')
      expect(replica.markup).toBe(replica.base)
    }
  })

  it('is proposed by a record, seen as a card, and read where it would be if incorporated', () => {
    const { CHN, FRA, meet } = negotiate(...text)
    FRA.writer.moveParagraph(FRA.paragraph(4), FRA.paragraph(1))
    meet()
    expect(CHN.markup).toBe('Title | One. | Two. | Three. | Four.')
    expect(CHN.ifIncorporated('FRA')).toBe('Title | One. | Four. | Two. | Three.')
    expect(only(CHN)).toMatchObject({ kind: 'move', paragraph: CHN.paragraph(4) })
    expect(only(CHN).change).toMatchObject({ kind: 'place', after: CHN.paragraph(1) })
    expect(CHN.writer.incorporate(only(CHN)).ok).toBe(true)
    expect(CHN.base).toBe('Title | One. | Four. | Two. | Three.')
    CHN.writer.undo()
    expect(CHN.base).toBe('Title | One. | Two. | Three. | Four.')
    expect(only(CHN).state).toBe('open')
  })

  it('takes along what others propose inside the paragraph and behind it', () => {
    const { CHN, FRA, USA, meet } = negotiate(...text)
    FRA.split('Tw')
    USA.writer.newParagraphAfter(USA.paragraph(2), 'plain', 'New.')
    meet()
    CHN.writer.moveParagraph(CHN.paragraph(2), CHN.paragraph(0))
    meet()
    expect(CHN.markup).toBe('Title | Tw | o. | New. | One. | Three. | Four.')
    expect(CHN.base).toBe('Title | Two. | One. | Three. | Four.')
    CHN.writer.incorporateAll(CHN.proposals.filter(isOpen))
    expect(CHN.base).toBe('Title | Tw | o. | New. | One. | Three. | Four.')
  })

  it('of two paragraphs behind one another leaves both where the tape has them', () => {
    const { CHN, FRA, USA, meet } = negotiate(...text)
    FRA.writer.moveParagraph(FRA.paragraph(1), FRA.paragraph(3))
    USA.writer.moveParagraph(USA.paragraph(3), USA.paragraph(1))
    meet()
    expect(CHN.ifIncorporated('FRA')).toBe('Title | Two. | Three. | One. | Four.')
    expect(CHN.ifIncorporated('USA')).toBe('Title | One. | Three. | Two. | Four.')
    // The first of the two, in the order of the tape, has nowhere to go: the other still goes behind it.
    expect(CHN.ifIncorporated()).toBe('Title | One. | Three. | Two. | Four.')
  })

  it('twice by the same delegation is a change of mind and one card', () => {
    const { CHN, FRA, meet } = negotiate(...text)
    FRA.writer.moveParagraph(FRA.paragraph(4), FRA.paragraph(1))
    FRA.writer.moveParagraph(FRA.paragraph(4), FRA.paragraph(0))
    meet()
    expect(only(CHN).change).toMatchObject({ after: CHN.paragraph(0) })
    FRA.writer.withdraw(only(FRA))
    meet()
    expect(CHN.proposals.filter(isOpen)).toEqual([])
    expect(CHN.ifIncorporated()).toBe(CHN.base)
  })

  it('by the pen behind one paragraph, one after another, puts the latest nearest', () => {
    const { CHN } = negotiate(...text)
    CHN.writer.moveParagraph(CHN.paragraph(4), CHN.paragraph(0))
    CHN.writer.moveParagraph(CHN.paragraph(4), CHN.paragraph(0))
    expect(CHN.base).toBe('Title | Three. | Four. | One. | Two.')
  })

  it('leaves the title first', () => {
    const { CHN } = negotiate(...text)
    CHN.writer.moveParagraph(CHN.paragraph(0), CHN.paragraph(2))
    expect(CHN.base).toBe('Title | One. | Two. | Three. | Four.')
  })
})

describe('[P19] another kind or level of a paragraph', () => {
  it('is proposed by a record and done by the pen', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'One.', 'Two.')
    FRA.writer.setKind(FRA.paragraph(2), 'sub', 2)
    meet()
    expect(styled(CHN)).toBe('title: Title | plain: One. | plain: Two.')
    expect(styled(CHN, ALL)).toBe('title: Title | plain: One. | sub2: Two.')
    expect(only(CHN)).toMatchObject({ kind: 'kind', change: { to: 'sub', level: 2 } })
    CHN.writer.incorporate(only(CHN))
    expect(styled(CHN, BASE)).toBe('title: Title | plain: One. | sub2: Two.')
    CHN.writer.setKind(CHN.paragraph(1), 'heading')
    expect(styled(CHN, BASE)).toBe('title: Title | heading: One. | sub2: Two.')
  })

  it("[P18] of one's own new paragraph is part of it, and comes with it", () => {
    const { CHN, FRA, meet } = negotiate('Title', 'One.')
    const made = FRA.writer.newParagraphAfter(FRA.paragraph(1), 'plain', 'Mine.')
    FRA.writer.setKind(made, 'sub', 1)
    meet()
    expect(styled(CHN)).toBe('title: Title | plain: One. | sub1: Mine.')
    CHN.writer.incorporate(only(CHN))
    expect(styled(CHN, BASE)).toBe('title: Title | plain: One. | sub1: Mine.')
  })
})

describe('[T23] styles of words', () => {
  const text = ['Title', 'The Council urges all.'] as const

  it('are set by the pen and proposed by others', () => {
    const { CHN, FRA, meet } = negotiate(...text)
    FRA.writer.emphasise(FRA.ranges('urges'), 'italic', true)
    meet()
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council urges all.')
    expect(styled(CHN, ALL)).toBe('title: Title | plain: The Council <i>urges</> all.')
    expect(only(CHN)).toMatchObject({ kind: 'emphasis', subject: { text: 'urges' } })
    CHN.writer.incorporate(only(CHN))
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council <i>urges</> all.')
    CHN.writer.emphasise(CHN.ranges('urg'), 'italic', false)
    CHN.writer.emphasise(CHN.ranges('es a'), 'bold', true)
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council urg<bi>es</><b> a</>ll.')
    CHN.writer.undo()
    CHN.writer.undo()
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council <i>urges</> all.')
  })

  it('that a delegation proposes can be narrowed by it, word by word', () => {
    const { FRA } = negotiate(...text)
    FRA.writer.emphasise(FRA.ranges('Council urges'), 'bold', true)
    FRA.writer.emphasise(FRA.ranges('urges'), 'bold', false)
    expect(only(FRA).subject.text).toBe('Council ')
    FRA.writer.emphasise(FRA.ranges('Council '), 'bold', false)
    expect(FRA.proposals.filter(isOpen)).toEqual([])
  })

  it("[P18] of one's own words are part of them", () => {
    const { CHN, FRA, meet } = negotiate(...text)
    FRA.type('urges', ' strongly')
    FRA.writer.emphasise(FRA.ranges('strongly'), 'italic', true)
    meet()
    expect(styled(CHN)).toBe('title: Title | plain: The Council urges <i>strongly</> all.')
    CHN.writer.incorporate(only(CHN))
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council urges <i>strongly</> all.')
  })

  it('can be incorporated in part', () => {
    const { CHN, FRA, meet } = negotiate(...text)
    FRA.writer.emphasise(FRA.ranges('Council urges'), 'underline', true)
    meet()
    CHN.writer.incorporatePart(only(CHN), CHN.ranges('urges'))
    expect(styled(CHN, BASE)).toBe('title: Title | plain: The Council <u>urges</> all.')
    expect(only(CHN).state).toBe('partly incorporated')
  })
})

describe('[P14] square brackets', () => {
  it('around words are one card, and lifted again as one', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States to act.')
    FRA.writer.bracket(FRA.ranges('all States'))
    meet()
    expect(CHN.markup).toBe('Title | It urges [all States] to act.')
    expect(only(CHN)).toMatchObject({ kind: 'bracket', subject: { text: 'all States' } })
    CHN.writer.incorporate(only(CHN))
    expect(CHN.base).toBe('Title | It urges [all States] to act.')
    meet()
    expect(USA.writer.liftBrackets(USA.ranges('States'))).toBe(true)
    meet()
    expect(only(CHN)).toMatchObject({ kind: 'liftBrackets', deleted: { text: '[]' } })
    CHN.writer.incorporate(only(CHN))
    expect(CHN.base).toBe('Title | It urges all States to act.')
    expect(CHN.writer.liftBrackets(CHN.ranges('all'))).toBe(false)
  })

  it('that stand in one another are lifted from the inside', () => {
    const { CHN } = negotiate('Title', 'It [urges [all] States] to act.')
    expect(CHN.writer.liftBrackets(CHN.ranges('all'))).toBe(true)
    expect(CHN.base).toBe('Title | It [urges all States] to act.')
    expect(CHN.writer.liftBrackets(CHN.ranges('all'))).toBe(true)
    expect(CHN.base).toBe('Title | It urges all States to act.')
  })

  it('by the pen are base text at once', () => {
    const { CHN } = negotiate('Title', 'It urges all.')
    CHN.writer.bracket(CHN.ranges('urges'))
    expect(CHN.base).toBe('Title | It [urges] all.')
    CHN.writer.undo()
    expect(CHN.base).toBe('Title | It urges all.')
  })
})

describe('[P15] [P16] what is said of a text without a word of it', () => {
  it('to retain words as drafted is a rival of their deletion, and its verdict changes nothing', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States.')
    FRA.remove('all')
    USA.writer.retain(USA.ranges('all States'), 'agreed in 2018')
    meet()
    const retain = CHN.proposals.find(({ kind }) => kind === 'retain')
    expect(retain).toMatchObject({
      delegation: 'USA',
      note: 'agreed in 2018',
      subject: { text: 'all States' },
    })
    expect(retain?.rivals).toEqual([{ delegation: 'FRA', key: CHN.proposal('all').key }])
    if (retain) CHN.writer.incorporate(retain)
    expect(CHN.base).toBe('Title | It urges all States.')
    expect(CHN.proposals.find(({ kind }) => kind === 'retain')?.state).toBe('incorporated')
  })

  it('a concept stands behind a paragraph until somebody finds the words', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'It urges all States.')
    FRA.writer.propose(FRA.paragraph(1), 'Mental health of peacekeepers')
    meet()
    expect(only(CHN)).toMatchObject({ kind: 'concept', note: 'Mental health of peacekeepers' })
    CHN.writer.decline(only(CHN))
    expect(CHN.proposals.map(({ state }) => state)).toEqual(['declined'])
  })
})

describe('[P17] [P11] sources and signatures', () => {
  it('the agreed language that a wording is from is cited by its owner alone', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all States.')
    FRA.type('all', ' Member')
    FRA.writer.annotate(only(FRA), { source: 'S/RES/2518 (2020), para. 4' })
    meet()
    expect(only(CHN).source).toBe('S/RES/2518 (2020), para. 4')
    expect(USA.writer.annotate(only(USA), { source: 'x' }).ok).toBe(false)
  })

  it('[P11] a group stands behind a proposal when all its members have signed; one may break away', () => {
    const { table, CHN, FRA, USA, RUS, meet } = negotiate('Title', 'It urges all States.')
    const P3 = { name: 'P3', members: ['FRA', 'USA', 'GBR'].map(code) }
    const GBR = table.join('GBR')
    FRA.type('all', ' Member')
    meet()
    USA.writer.support(only(USA), 'sponsor')
    RUS.writer.support(only(RUS), 'oppose')
    meet()
    expect(groupsBehind(only(CHN), [P3])).toEqual([])
    GBR.writer.support(only(GBR), 'sponsor')
    meet()
    expect(groupsBehind(only(CHN), [P3])).toEqual(['P3'])
    expect(only(CHN).stands).toMatchObject({
      ...{ sponsors: ['GBR', 'USA'], accepting: [], opposing: ['RUS'] },
    })
    GBR.writer.support(only(GBR), 'accept')
    meet()
    expect(groupsBehind(only(CHN), [P3])).toEqual([])
    expect(FRA.writer.support(only(FRA), 'sponsor').ok).toBe(false)
    GBR.writer.undo()
    meet()
    expect(only(CHN).stands.sponsors).toEqual(['GBR', 'USA'])
  })

  it('[P11] who spoke of other words than stand there now spoke before the last change, until it speaks again or the old words are back', () => {
    const { CHN, FRA, USA, RUS, meet } = negotiate('Title', 'It urges all States.')
    const pair = { name: 'pair', members: ['FRA', 'USA'].map(code) }
    const stale = () => {
      meet()
      const proposal = only(CHN)
      return beforeLastChange(proposal, proposalFingerprint(proposal))
    }
    FRA.type('all', ' Member')
    meet()
    USA.writer.support(only(USA), 'sponsor')
    RUS.writer.support(only(RUS), 'oppose')
    expect(stale()).toEqual([])
    // A reason is no other wording, and words beside it are none of its own.
    FRA.writer.annotate(only(FRA), { note: 'as in 2018' })
    CHN.type('It', ' now')
    expect(stale()).toEqual([])
    FRA.type(' Member', ' and observer')
    expect(stale()).toEqual(['RUS', 'USA'])
    expect(only(CHN).stands.sponsors).toEqual(['USA'])
    expect(groupsBehind(only(CHN), [pair], stale())).toEqual([])
    FRA.writer.undo()
    expect(stale()).toEqual([])
    expect(groupsBehind(only(CHN), [pair], stale())).toEqual(['pair'])
    FRA.writer.redo()
    expect(stale()).toEqual(['RUS', 'USA'])
    USA.writer.support(only(USA), 'sponsor')
    expect(stale()).toEqual(['RUS'])
    RUS.writer.support(only(RUS), 'none')
    expect(stale()).toEqual([])
  })

  it('[P11] A3 signs, TUN breaks away: whatever the order, the label is there exactly while all three stand behind it', () => {
    const A3 = { name: 'A3', members: ['NER', 'ZAF', 'TUN'].map(code) }
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 14 }), (steps) => {
        const { table, CHN, meet } = negotiate('Title', 'It urges all States.')
        const [NER, ZAF, TUN] = [table.join('NER'), table.join('ZAF'), table.join('TUN')]
        NER.type('all', ' Member')
        meet()
        const seats = { ZAF, TUN, CHN }
        const last = new Map<string, Support>()
        for (const { who, support } of steps) {
          seats[who].writer.support(only(seats[who]), support)
          last.set(who, support)
          meet()
          const signed = [...last].flatMap(([name, one]) => (one === 'sponsor' ? [name] : []))
          const isWhole = signed.includes('ZAF') && signed.includes('TUN')
          for (const seat of [NER, CHN]) {
            expect(groupsBehind(only(seat), [A3])).toEqual(isWhole ? ['A3'] : [])
            // Nobody counts twice, the author not at all.
            expect(only(seat).stands.sponsors).toEqual(signed.sort())
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})

describe('[T24] signs', () => {
  it('a link is one card about the words in it', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'It recalls resolution 2518.')
    expect(FRA.writer.link(FRA.ranges('resolution 2518'), 'javascript:alert(1)')).toBe(false)
    expect(FRA.writer.link(FRA.ranges('resolution 2518'), 'https://undocs.org/S/RES/2518')).toBe(
      true,
    )
    meet()
    expect(only(CHN)).toMatchObject({ kind: 'link', subject: { text: 'resolution 2518' } })
    expect(only(CHN).change).toEqual({ kind: 'link', href: 'https://undocs.org/S/RES/2518' })
    CHN.writer.incorporate(only(CHN))
    const { linkStart, linkEnd } = SIGN_CHARACTERS
    expect(CHN.base).toBe(`Title | It recalls ${linkStart}resolution 2518${linkEnd}.`)
    expect(withoutSigns(CHN.base)).toBe('Title | It recalls resolution 2518.')
  })

  it('a footnote is one card, and its words are words of the text', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It recalls its decisions.')
    FRA.writer.footnote(FRA.last('decisions'), 'S/PRST/2019/4')
    meet()
    expect(only(CHN).kind).toBe('footnote')
    CHN.writer.incorporate(only(CHN))
    meet()
    expect(withoutSigns(FRA.base)).toBe('Title | It recalls its decisions [note: S/PRST/2019/4].')
    USA.replace('2019', '2020')
    meet()
    expect(CHN.cards).toContain('USA replacement open "2019" → "2020"')
  })

  it('a reference names a paragraph, whatever its number becomes', () => {
    const { CHN, meet } = negotiate('Title', 'One.', 'As in paragraph , two.')
    CHN.writer.refer(CHN.last('paragraph '), CHN.paragraph(1))
    meet()
    const runs = CHN.read(BASE)[2]?.runs ?? []
    expect(runs.map(({ sign }) => sign)).toContainEqual({ kind: 'reference', to: CHN.paragraph(1) })
  })
})

describe('[V14] the proposals of one delegation', () => {
  it('are read in the base text, and nobody else’s', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all.', 'Two.')
    FRA.type('urges', ' strongly')
    FRA.remove('Two')
    USA.type('urges', ' firmly')
    USA.remove('all')
    meet()
    const read = CHN.read({ kind: 'proposalsOf', delegation: code('FRA') })
    expect(plainText(read)).toBe('Title\nIt urges strongly all.\nTwo.')
    expect(plainText(CHN.read({ kind: 'proposalsOf', delegation: code('USA') }))).toBe(
      'Title\nIt urges firmly all.\nTwo.',
    )
  })
})

describe('[P8] [P20] verdicts', () => {
  it('a part of an insertion is incorporated by the words that are chosen; the rest stays open', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'It urges all.')
    FRA.type('urges', ' and calls upon')
    meet()
    CHN.writer.incorporatePart(only(CHN), CHN.ranges(' and'))
    expect(CHN.base).toBe('Title | It urges and all.')
    expect(only(CHN).state).toBe('partly incorporated')
  })

  it('a verdict is taken back long after, with all that it brought', () => {
    const { CHN, FRA, USA, meet } = negotiate('Title', 'It urges all.', 'Two.')
    FRA.replace('urges', 'calls upon')
    USA.writer.moveParagraph(USA.paragraph(2), USA.paragraph(0))
    meet()
    CHN.writer.setKind(CHN.paragraph(2), 'op')
    CHN.writer.incorporateAll(CHN.proposals.filter(isOpen))
    CHN.type('Title', ' of the Council')
    expect(CHN.base).toBe('Title of the Council | Two. | It calls upon all.')
    for (const proposal of CHN.proposals) expect(CHN.writer.reopen(proposal).ok).toBe(true)
    expect(styled(CHN, BASE)).toBe('title: Title of the Council | plain: It urges all. | op: Two.')
    expect(CHN.proposals.map(({ state }) => state)).toEqual(['open', 'open'])
    const [first] = FRA.proposals
    expect(first && FRA.writer.reopen(first).ok).toBe(false)
  })

  it('a declined proposal comes back with its words', () => {
    const { CHN, FRA, meet } = negotiate('Title', 'It urges all.')
    FRA.type('urges', ' strongly')
    meet()
    CHN.writer.decline(only(CHN))
    meet()
    expect(FRA.markup).toBe('Title | It urges all.')
    const [declined] = CHN.proposals
    if (declined) CHN.writer.reopen(declined)
    meet()
    expect(FRA.markup).toBe('Title | It urges strongly all.')
    expect(only(FRA).state).toBe('open')
  })
})

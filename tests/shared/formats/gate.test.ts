import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import { translator } from '../../../server/messages.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { overrideFor, overrideGate } from '../../../shared/domain/final-pack.ts'
import { blockingIn, gateOf, toldGate } from '../../../shared/formats/gate.ts'
import { leftoversOf } from '../../../shared/formats/leftovers.ts'
import { canBeOf } from '../../../shared/formats/resolution-years.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import { CHN, someDossier } from '../../server/dossiers.ts'
import { adoptedText } from '../domain/closings.ts'
import { negotiate } from '../ydoc/notation.ts'
import { draftIn, FIRST, livelySource, SECOND, TITLE } from './sources.ts'

const ISSUED = { symbol: 'S/PRST/2020/5', meeting: null, date: '2020-03-30', at: 0 }

/** What is found in an adopted and issued text of these paragraphs, besides languages. */
const foundIn = (lang: string, ...paragraphs: readonly string[]) => {
  const source = draftIn(lang, TITLE, ...paragraphs)
  const { adoption } = adoptedText()
  const found = gateOf({ ...source.dossier, adoption, issuedAs: ISSUED }, source)
  return found.filter(({ rule }) => rule !== 'translation')
}
const found = (words: string, lang = 'en') =>
  foundIn(lang, FIRST, words).flatMap(({ rule, words }) => (rule === 'form' ? [] : [[rule, words]]))

describe('[X35] the gate', () => {
  it('is open before a finished document', () => {
    expect(foundIn('en', FIRST, 'The Council’s report “in full”, S/2020/1, is noted.')).toEqual([])
  })

  it.each([
    ['a straight quotation mark', 'The Council "notes" it.', ['straightQuote', '"notes"']],
    ['a straight apostrophe', "The Council's report.", ['straightQuote', "Council's"]],
    ['a numbered alternative', 'See OP3 bis.', ['alternative', 'OP3 bis.']],
    ['a paragraph that begins as one', 'Alt 2: The Council urges.', ['alternative', 'Alt 2']],
    ['a resolution of another year', 'Recalls 2436 (2017).', ['citation', '2436 (2017)']],
    ['the same in Chinese', '回顾第2436（2019）号决议。', ['citation', '2436（2019）']],
    ['one of a year that is over', 'Recalls resolution 9999 (2015).', ['citation', '9999 (2015)']],
    ['what [X5] finds', 'On a day TBC.', ['placeholder', 'TBC']],
  ])('points at %s', (_name, words, finding) => expect(found(words)).toEqual([finding]))

  it('points at brackets and at the label in them', () => {
    const words = '[alt. urges]'
    expect(found(`The Council ${words} all.`)).toEqual([
      ['bracket', words],
      ['alternative', words],
    ])
  })

  it.each([
    ['resolutions of their year', 'Recalls its resolutions 2272 (2016), 2378 (2017) and 1 (1946).'],
    ['a resolution of the Assembly', 'Recalls Assembly resolutions 377 (V) and 60/1.'],
    ['a later one than is known', 'Recalls resolution 2719 (2023).'],
    ['numbers of documents and paragraphs', 'Notes S/PRST/2015/5 and paragraph 12 (a).'],
    ['bis in an article', 'L’article 2 bis du Statut.', 'fr'],
  ])('leaves %s alone', (_name, words, lang = 'en') => expect(found(words, lang)).toEqual([]))

  it('is closed while nothing is adopted and there is no symbol, and says so last', () => {
    const source = livelySource()
    const findings = gateOf(source.dossier, source)
    expect(findings.slice(-2).map(({ rule, paragraph }) => [rule, paragraph])).toEqual([
      ['notAdopted', null],
      ['noSymbol', null],
    ])
    expect(findings.some(({ rule, number }) => rule === 'proposal' && number === '2')).toBe(true)
  })

  it('points at the languages in which the wording is not there, and at an opening with a gap, and is closed by neither', () => {
    const source = draftIn('ru', TITLE, FIRST)
    const put = { by: CHN, at: 0, source: 'x.docx', paragraphs: [], revision: 'Rev.1' }
    const now = { ...put, textHash: hashOfText(source.base) }
    const translations = [
      { ...now, lang: 'fr' as const, item: 'Titre' },
      { ...now, lang: 'ar' as const, item: '' },
      // Of another wording: it is as good as not there.
      { ...put, lang: 'es' as const, item: 'Título', textHash: '0' },
    ]
    const findings = gateOf({ ...source.dossier, translations }, source)
    expect(
      findings.flatMap(({ rule, words, isBlocking }) =>
        rule.startsWith('translation') ? [[rule, words, isBlocking]] : [],
      ),
    ).toEqual([
      ['translation', 'English, Español, 中文', false],
      ['translationItem', 'العربية', false],
    ])
  })

  it('points at an opening that cannot name its item, until the secretariat says it', () => {
    const source = draftIn('en', TITLE, FIRST)
    const gaps = (item?: string) => {
      const issuedAs = { ...ISSUED, ...(item === undefined ? {} : { item }) }
      const found = gateOf({ ...source.dossier, topic: '', issuedAs }, source)
      return found.flatMap(({ rule, words }) => (rule === 'translationItem' ? [words] : []))
    }
    expect(gaps()).toEqual(['English'])
    expect(gaps('United Nations peacekeeping operations')).toEqual([])
  })

  it('is not closed by the form of a paragraph', () => {
    const findings = foundIn('en', FIRST, 'Peacekeepers are thanked.')
    expect(findings.map(({ rule }) => rule)).toEqual(['form'])
    expect(blockingIn(findings)).toEqual([])
  })
})

describe('years of resolutions', () => {
  it.each([
    [1, 1946, true],
    [1, 1947, false],
    [2202, 2015, true],
    [2300, 2016, true],
    [2300, 2017, true],
    [2300, 2015, false],
    [2600, 2021, true],
    [2600, 2019, false],
    [0, 1946, false],
  ])('[X35] %i can be of %i: %s', (number, year, can) => expect(canBeOf(number, year)).toBe(can))
})

describe('[X5] [X35] a proposal that is left', () => {
  const { CHN: pen, FRA, USA, RUS, meet } = negotiate(TITLE, FIRST, SECOND)
  FRA.writer.moveParagraph(FRA.paragraph(2), FRA.paragraph(0))
  USA.writer.emphasise(USA.ranges('urges'), 'italic', true)
  RUS.writer.retain(RUS.ranges('all States'), '')
  RUS.writer.retain(RUS.paragraph(1))
  USA.type('peacekeepers', ` and ${'their '.repeat(60)}families`)
  meet()
  const source = readSource(someDossier(), pen.doc)
  const told = toldGate(source.dossier, source).flatMap(({ delegation, asks }) =>
    asks ? [{ delegation, asks }] : [],
  )
  const sentences = (locale: 'en' | 'zh') =>
    told.map(({ delegation, asks }) => {
      return `${delegation}: ${translator(locale)(`app:${asks.key}`, asks.values)}`
    })

  it('says what it asks for where it has no words of its own, and long words in a line', () => {
    expect(sentences('en')).toEqual(
      expect.arrayContaining([
        'FRA: Move paragraph 2 to the beginning',
        'USA: Set “urges” in italics',
        'RUS: Retain “all States” as drafted',
        'RUS: Retain the paragraph as drafted',
        expect.stringMatching(/^USA: Insert “and their .{20,80} … .{20,80} families”$/),
      ]),
    )
    expect(sentences('zh').filter((words) => /[a-z]_[a-z]|\{/u.test(words))).toEqual([])
    expect(sentences('zh')).toHaveLength(told.length)
  })

  it('is kept as it was before, without a sentence in any language', () => {
    const kept = gateOf(source.dossier, source)
    expect(kept.filter(({ rule }) => rule === 'proposal')).toHaveLength(told.length)
    expect(kept.some((one) => 'asks' in one)).toBe(false)
    expect(leftoversOf(source).some((one) => 'asks' in one)).toBe(false)
  })
})

describe('[X36] a reason', () => {
  const source = livelySource()
  const findings = blockingIn(gateOf(source.dossier, source))
  const given = { at: 5, by: CHN, reason: 'for information', textHash: 'a', findings }
  const answered: Dossier = overrideGate(source.dossier, given)

  it('is kept with what was left, and once', () => {
    expect(answered.gateOverrides).toEqual([given])
    expect(overrideGate(answered, { ...given, reason: 'again' })).toBe(answered)
  })

  it('holds for those words and those findings alone', () => {
    expect(overrideFor(answered, given)).toEqual(given)
    expect(overrideFor(answered, { ...given, findings: findings.slice(1) })).toEqual(given)
    expect(overrideFor(answered, { ...given, textHash: 'b' })).toBeNull()
    const [first] = findings
    if (!first) throw new Error('nothing found')
    const more = [...findings, { ...first, words: 'one more' }]
    expect(overrideFor(answered, { ...given, findings: more })).toBeNull()
  })

  it('is not recorded where the gate is open', () => {
    expect(overrideGate(source.dossier, { ...given, findings: [] })).toBe(source.dossier)
  })
})

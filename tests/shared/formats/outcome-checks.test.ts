import { describe, expect, it } from 'vitest'
import type { ParagraphKind } from '../../../shared/domain/segments.ts'
import { formFaultsOf } from '../../../shared/formats/outcome-checks.ts'
import { presidentsWords } from '../../../shared/formats/presidents-words.ts'
import { someDossier } from '../../server/dossiers.ts'
import { draftOf } from '../domain/closings.ts'
import { draftIn, FIRST, TITLE } from './sources.ts'

type Lines = readonly (readonly [kind: ParagraphKind, words: string])[]

function faults(type: Parameters<typeof formFaultsOf>[0], lines: Lines, lang = 'en') {
  const { base } = draftIn(lang, TITLE, ...lines.map(([, words]) => words))
  const text = base.map((one, at) => ({ ...one, kind: lines[at - 1]?.[0] ?? one.kind }))
  return formFaultsOf(type, lang, text).map(({ rule, words }) => [rule, words])
}

describe('[X9] checks of the form', () => {
  it('find nothing in a statement of the Council, in any language', () => {
    for (const [lang, words] of [
      ['en', FIRST],
      ['en', 'In this regard, the Council welcomes the report.'],
      ['zh', '安理会在这方面欢迎报告。'],
      ['fr', 'Il se félicite du rapport.'],
      ['ru', 'Совет Безопасности приветствует доклад.'],
      ['es', 'A este respecto, el Consejo acoge el informe.'],
      ['ar', 'ويؤكد مجلس الأمن أهمية التقرير.'],
    ] as const) {
      expect(faults('presidentialStatement', [['plain', words]], lang)).toEqual([])
    }
  })

  it('name a paragraph of another subject; in a press statement the members speak', () => {
    const strange = 'Member States should prosecute attackers.'
    expect(faults('presidentialStatement', [['plain', strange]])).toEqual([['subject', strange]])
    expect(faults('pressStatement', [['plain', FIRST]])).toEqual([['subject', FIRST.slice(0, 60)]])
    const press = 'The members of the Security Council condemned the attack.'
    expect(faults('pressStatement', [['plain', press]])).toEqual([])
  })

  it('know how the paragraphs of a resolution follow each other and end', () => {
    const good: Lines = [
      ['pp', 'Recalling its resolutions,'],
      ['op', 'Urges all States to act;'],
      ['sub', '(a) at once'],
      ['op', 'Decides to remain seized of the matter.'],
    ]
    expect(faults('resolution', good)).toEqual([])
    expect(
      faults('resolution', [
        ['op', 'Urges all States to act.'],
        ['pp', 'Recalling its resolutions;'],
        ['plain', FIRST],
        ['op', 'Decides to remain seized;'],
      ]).map(([rule]) => rule),
    ).toEqual(['semicolon', 'order', 'comma', 'kind', 'fullStop'])
    expect(faults('resolution', [['pp', '回顾其各项决议，'], ['op', '决定继续处理此案。']], 'zh')).toEqual([]) // biome-ignore format: a pair
  })
})

describe('[X10] what the President says', () => {
  it('leads to the symbol, once there is one, in the language of the text', () => {
    const dossier = draftOf()
    expect(presidentsWords(dossier)).toEqual({
      before: expect.stringMatching(/^After consultations among Council members, I have been/),
      after: expect.stringContaining('under the symbol […].'),
    })
    const issuedAs = { symbol: 'S/PRST/2020/5', meeting: null, date: '2020-03-30', at: 0 }
    const issued = presidentsWords({ ...dossier, lang: 'zh', issuedAs })
    expect(issued?.after).toContain('S/PRST/2020/5')
    expect(issued?.before).toContain('安理会')
    expect(presidentsWords({ ...someDossier(), ...draftOf(['resolution']) })).toBeNull()
  })
})

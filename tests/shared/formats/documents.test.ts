import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ChosenType, IssuedAs } from '../../../shared/domain/adoption.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { exportDocx } from '../../../shared/formats/export-docx.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { statementOf } from '../../../shared/formats/statement.ts'
import { CHN } from '../../server/dossiers.ts'
import { adoptedText } from '../domain/closings.ts'
import { draftIn, FIRST, SECOND, TITLE } from './sources.ts'

const ISSUED: IssuedAs = { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-30', at: 0 }

function sourceOf(
  dossier: Partial<Dossier>,
  lang = 'en',
  ...words: readonly string[]
): ExportSource {
  const source = draftIn(lang, ...(words.length > 0 ? words : [TITLE, FIRST, SECOND]))
  return { ...source, dossier: { ...source.dossier, ...dossier } }
}

function adopted(type: ChosenType, issuedAs: IssuedAs | null): Partial<Dossier> {
  const { adoption } = adoptedText()
  if (!adoption) throw new Error('not adopted')
  return { stage: 'adopted', adoption: { ...adoption, type }, issuedAs }
}

const choice = (type: ChosenType): Partial<Dossier> => ({
  typeChoices: [{ type, reason: 'so', by: CHN, at: 0 }],
})

describe('[X6] a document of its type', () => {
  it('has its symbol, meeting and date when it is adopted and issued, and is no draft any more', () => {
    const source = sourceOf(adopted('presidentialStatement', ISSUED))
    const { mark, masthead, blocks } = statementOf(source)
    expect(mark).toBeNull()
    expect(masthead).toEqual([
      ['United Nations', 'S/PRST/2020/5'],
      ['Security Council', 'Distr.: General'],
      ['', '30 March 2020'],
      ['', 'Original: English'],
    ])
    expect(blocks[0]?.text).toMatch(
      /^At the 8745th meeting of .* held on 30 March 2020, in connection/,
    )
    expect(exportText(source)).not.toMatch(/Draft|not agreed|\[…\] meeting/)
    const header = unzipSync(exportDocx(source))['word/header1.xml']
    expect(new TextDecoder().decode(header)).toContain('S/PRST/2020/5')
  })

  it('says that there was no meeting where there was none', () => {
    const opening = (lang: string) =>
      statementOf(sourceOf(adopted('presidentialStatement', { ...ISSUED, meeting: null }), lang))
        .blocks[0]?.text
    expect(opening('en')).toMatch(/^On 30 March 2020, in connection .* issued the following/)
    expect(opening('zh')).toMatch(/^2020年3月30日，安全理事会主席/)
    for (const lang of ['ar', 'es', 'fr', 'ru']) expect(opening(lang)).toMatch(/2020/)
  })

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [8712, '8712th'],
    [8721, '8721st'],
  ])('numbers the meeting %i as %s', (meeting, ordinal) => {
    const source = sourceOf(adopted('presidentialStatement', { ...ISSUED, meeting }))
    expect(statementOf(source).blocks[0]?.text).toContain(`At the ${ordinal} meeting`)
  })

  it.each([
    ['drafting', null, 'Draft – not agreed'],
    ['silence', null, 'Draft – not agreed'],
    ['agreed', null, 'Agreed – not adopted'],
    ['agreed', 1, 'In blue – not adopted'],
    ['closed', null, 'Draft – not agreed'],
  ] as const)('is marked at the stage %s (in blue: %s) as “%s”', (stage, inBlue, mark) => {
    // A symbol that is known before the adoption is on no page.
    const source = sourceOf({ stage, inBlue, issuedAs: ISSUED })
    expect(statementOf(source)).toMatchObject({ mark, masthead: [] })
    expect(exportText(source)).not.toContain(ISSUED.symbol)
  })

  it('is marked as adopted until it has its symbol', () => {
    const source = sourceOf(adopted('presidentialStatement', null))
    expect(statementOf(source)).toMatchObject({ mark: 'Adopted', masthead: [] })
  })

  it('is a resolution with its number for a title, quoting nothing and changing no word', () => {
    const issued = { ...ISSUED, symbol: 'S/RES/2518 (2020)' }
    const source = sourceOf(adopted('resolution', issued))
    const base = source.base.map((one, i) => (i === 2 ? { ...one, kind: 'op' as const } : one))
    const { title, blocks } = statementOf({ ...source, base })
    expect(title).toBe('Resolution 2518 (2020)')
    expect(blocks.map(({ text }) => text)).toEqual(['The Security Council,', FIRST, `1. ${SECOND}`])
    expect(statementOf(sourceOf(choice('resolution'))).title).toBe('Draft resolution')
    const written = sourceOf(choice('resolution'), 'en', 'Protection of peacekeepers', FIRST)
    expect(statementOf(written).title).toBe('Protection of peacekeepers')
  })

  it('is a press statement about the item, without an opening', () => {
    const { title, blocks } = statementOf(sourceOf(choice('pressStatement')))
    expect(title).toMatch(/^Security Council press statement on /)
    expect(blocks.map(({ text }) => text)).toEqual([FIRST, SECOND])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { sayingOf } from '../../../../server/comparison/saying.ts'
import { comparisonPdf } from '../../../../server/export/pdf/comparison-pdf.ts'
import type { Compared } from '../../../../shared/formats/comparison/compared.ts'
import { comparisonPage } from '../../../../shared/formats/pdf/comparison-page.ts'
import { negotiate } from '../../../shared/ydoc/notation.ts'
import { comparing } from '../../../shared/ydoc/versions.ts'
import { type ReadPdf, readPdf } from './read-pdf.ts'

const MOMENTS = {
  before: { name: 'Zero draft', at: 0, seq: 3 },
  after: { name: 'Rev.1', at: 86_400_000, seq: 9 },
}

/** France's word for one of the text's, taken up; a paragraph split, and the last one moved. */
function compared(lang: string, paragraphs: readonly string[], old: string, now: string): Compared {
  const { CHN, FRA, meet } = negotiate(...paragraphs)
  FRA.replace(old, now)
  meet()
  const comparison = comparing(
    CHN,
    () => {
      CHN.writer.incorporateAll(CHN.proposals)
      CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(0))
    },
    lang,
  )
  return { topic: 'Safety of peacekeepers', lang, ...MOMENTS, comparison }
}

const ENGLISH = ['Statement', 'The Council notes the report.', 'It urges all to act.', 'It stays seized.'] // biome-ignore format: a text
const tight = (text: string) => text.replace(/\s+/gu, '')

async function pdfOf(one: Compared, isAttributed = true): Promise<ReadPdf> {
  const bytes = await comparisonPdf(one, 'en', isAttributed)
  if (bytes === 'no-typesetter') throw new Error('there is no typesetter on this system')
  return readPdf(bytes)
}

describe('a comparison as PDF', () => {
  let read: ReadPdf

  beforeAll(async () => {
    read = await pdfOf(compared('en', ENGLISH, 'all', 'every State'))
  })

  it('[X53] has both wordings, who wrote them, what was moved, and what stayed', () => {
    const words = tight(read.pages.join(''))
    expect(words).toContain(tight('It urges all FRA every State FRA to act.'))
    expect(words).toContain(tight('Moved here from 3 It stays seized.'))
    expect(words).toContain(tight('3 Moved to 1'))
    expect(words).toContain(tight('The Council notes the report.'))
    expect(words).toContain(tight('1 paragraph changed · 1 moved · 2 words in, 1 out'))
  })

  it('[X53] [X33] is tagged, in its language, with a title and a number for each paragraph', () => {
    expect(read.isTagged).toBe(true)
    expect(read.xmp).toMatch(/pdfuaid:part[^1]*1/)
    expect(read.lang).toMatch(/^en/)
    expect(read.title).toBe('Comparison of Zero draft and Rev.1 – Safety of peacekeepers')
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P']))
  })

  it('[X53] names nobody without attribution', async () => {
    const { pages } = await pdfOf(compared('en', ENGLISH, 'all', 'every State'), false)
    expect(tight(pages.join(''))).toContain(tight('It urges all every State to act.'))
    expect(pages.join('')).not.toContain('FRA')
  })

  it('[X53] reads in Chinese and in Arabic', async () => {
    const chinese = [
      '主席声明',
      '安理会注意到该报告。',
      '安理会敦促各方采取行动。',
      '安理会继续处理此案。',
    ]
    const zh = await pdfOf(compared('zh', chinese, '各方', '所有国家'))
    expect(zh.lang).toMatch(/^zh/)
    expect(tight(zh.pages.join(''))).toContain('各方FRA所有国家FRA')
    const arabic = ['بيان', 'يلاحظ المجلس التقرير.', 'يحث المجلس الجميع على العمل.', 'يبقي المجلس المسألة قيد نظره.'] // biome-ignore format: a text
    const ar = compared('ar', arabic, 'الجميع', 'كل الدول')
    expect(comparisonPage(ar, sayingOf('en')).dir).toBe('rtl')
    expect((await pdfOf(ar)).pages.join('')).toContain('الجميع')
  })

  it('[X53] what was taken out and put in is marked by lines, and not by colour alone', () => {
    const page = comparisonPage(compared('en', ENGLISH, 'all', 'every State'), sayingOf('zh'))
    const changes = page.blocks
      .flatMap(({ runs }) => runs)
      .filter(({ change }) => change !== 'kept')
    expect(changes.map(({ change, text, by }) => [change, text, by])).toEqual([
      ['removed', 'all', 'FRA'],
      ['added', 'every State', 'FRA'],
    ])
    expect(page.lead).toBe('Zero draft 与 Rev.1 的比较')
  })
})

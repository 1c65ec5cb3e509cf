import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { runningHead } from '../../../shared/formats/html/page.ts'
import { exportHtml } from '../../../shared/formats/html/statement-html.ts'
import { statementOf } from '../../../shared/formats/statement.ts'
import { CHN as PEN, someDossier } from '../../server/dossiers.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'
import { draftIn, FIRST, HOSTILE, SECOND, TITLE } from './sources.ts'

const ISSUED: Partial<Dossier> = {
  stage: 'adopted',
  adoption: { revision: 'Rev.1', type: 'presidentialStatement', by: PEN, at: 0, stances: [] },
  issuedAs: { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-24' },
} as never

function sourceOf(act: (pen: Replica) => void, dossier: Partial<Dossier> = {}): ExportSource {
  const { CHN } = negotiate(TITLE, FIRST, SECOND)
  act(CHN)
  return readSource({ ...someDossier(), ...dossier }, CHN.doc)
}

function pageOf(source: ExportSource) {
  const window = new Window()
  return new window.DOMParser().parseFromString(exportHtml(source), 'text/html')
}

/** What stands in the paragraphs, without the numbers in the margin. */
function paragraphsOf(source: ExportSource): string[] {
  const page = pageOf(source)
  for (const number of page.querySelectorAll('.n')) number.remove()
  return [...page.querySelectorAll('main > *')].map(({ textContent }) => textContent)
}

describe('[X40] the document as HTML', () => {
  it('is one page without script that fetches nothing', () => {
    const page = exportHtml(sourceOf(() => undefined))
    expect(page).toContain(`default-src 'none'`)
    expect(page).not.toMatch(/<script|<link|src=|url\(|@import/u)
  })

  it('shows a draft with its mark and the numbers of its paragraphs, and no masthead', () => {
    const page = pageOf(sourceOf(() => undefined))
    expect(page.querySelector('.mark')?.textContent).toBe('Draft – not agreed')
    expect([...page.querySelectorAll('.n')].map(({ textContent }) => textContent)).toEqual([
      '1',
      '2',
    ])
    expect(page.querySelector('.masthead')).toBeNull()
    expect(page.title).toBe(`${TITLE} (Draft – not agreed)`)
  })

  it('shows an issued document with its masthead, and neither mark nor numbers', () => {
    const page = pageOf(sourceOf(() => undefined, ISSUED))
    const masthead = [...page.querySelectorAll('.masthead p')].map((one) => one.textContent)
    expect(masthead.slice(0, 4)).toEqual([
      'United Nations',
      'S/PRST/2020/5',
      'Emblem',
      'Security Council',
    ])
    expect(page.querySelector('.mark, .n')).toBeNull()
  })

  it.each([
    ['en', 'en-GB', 'ltr'],
    ['zh', 'zh-CN', 'ltr'],
    ['fr', 'fr-FR', 'ltr'],
    ['ar', 'ar-SA', 'rtl'],
  ])('says of a text in %s that it is %s and reads %s', (lang, tag, dir) => {
    const { documentElement } = pageOf(draftIn(lang, 'T', 'P.'))
    expect([documentElement.lang, documentElement.dir]).toEqual([tag, dir])
  })

  it('holds what was written as it was written, and never as mark-up', () => {
    const source = draftIn('en', 'A <b>title</b>', ...HOSTILE)
    const page = pageOf(source)
    const { title, blocks } = statementOf(source)
    expect(page.querySelector('h1')?.textContent).toBe(title)
    expect(paragraphsOf(source)).toEqual(blocks.map(({ text }) => text))
    expect(page.querySelector('script, img, b, style style')).toBeNull()
  })

  it('keeps styles, links, notes that lead to their places and back, and the ids of paragraphs', () => {
    const source = sourceOf((pen) => {
      pen.writer.emphasise(pen.ranges('Council recalls'), 'italic', true)
      pen.writer.link(pen.ranges('States'), 'https://un.org/?a=1&b=2')
      pen.writer.footnote(pen.last('2436'), 'Of <2018>')
    })
    const page = pageOf(source)
    expect(page.querySelector('i')?.textContent).toBe('Council recalls')
    expect(page.querySelector('main a[rel]')?.getAttribute('href')).toBe('https://un.org/?a=1&b=2')
    const mark = page.querySelector('[role=doc-noteref]')
    const note = page.querySelector(mark?.getAttribute('href') ?? '')
    expect(note?.textContent).toBe('1 Of <2018>')
    const back = note?.querySelector('[role=doc-backlink]')?.getAttribute('href')
    expect(page.querySelector(back ?? '')).toBe(mark)
    const id = source.base[1]?.id.replace(':', '_')
    expect(page.querySelector(`#ph_${id}`)?.textContent).toContain('recalls')
  })

  it('the same text gives the same page', () => {
    const source = sourceOf(() => undefined)
    expect(exportHtml({ ...source })).toBe(exportHtml(source))
  })

  it('what is set in a style sheet cannot end it', () => {
    expect(runningHead('Rev.1 "</style>')).toContain(
      'content:"Rev\\2e 1\\20 \\22 \\3c \\2f style\\3e "}',
    )
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Typesetter, typesetter } from '../../../../server/export/pdf/typesetter.ts'
import type { ExportSource } from '../../../../shared/formats/export-source.ts'
import { type PdfPage, pdfPage } from '../../../../shared/formats/pdf/pdf-page.ts'
import { adoptedText } from '../../../shared/domain/closings.ts'
import { draftIn, FIRST, livelySource, TITLE } from '../../../shared/formats/sources.ts'
import { readPdf } from './read-pdf.ts'

let setter: Typesetter

beforeAll(async () => {
  const found = await typesetter()
  if (!found) throw new Error('there is no typesetter on this system')
  setter = found
})

const ISSUED = { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-30', at: 0 }
const issued = (source: ExportSource): ExportSource => {
  const { adoption } = adoptedText()
  return {
    ...source,
    dossier: { ...source.dossier, stage: 'adopted', adoption, issuedAs: ISSUED },
  }
}
const read = (source: ExportSource, standard: 'ua-1' | 'a-2a' = 'ua-1', isLineNumbered = false) =>
  readPdf(setter.set(pdfPage(source, isLineNumbered), standard))
const tight = (text: string) => text.replace(/\s+/gu, '')
/** More than a page of it. */
const LONG = Array.from({ length: 24 }, () => `${FIRST} ${FIRST.repeat(4)}`)

describe('the layouts', () => {
  it('[X32] an issued document has its masthead on the first page, its symbol on the others, and no mark', async () => {
    const { pages, title } = await read(issued(draftIn('en', TITLE, ...LONG)))
    expect(pages.length).toBeGreaterThan(1)
    for (const words of ['United Nations', 'Security Council', 'Distr.: General', 'Emblem']) {
      expect(pages[0]).toContain(words)
    }
    pages.forEach((page, i) => {
      expect(tight(page)).toContain(tight(ISSUED.symbol))
      expect(page).toContain(`${i + 1}/${pages.length}`)
      expect(page).not.toMatch(/Draft|not agreed/)
    })
    expect(title).toBe(`${ISSUED.symbol} ${TITLE}`)
  })

  it('[X32] a draft has its mark on every page and numbers in its margin, and neither masthead nor symbol', async () => {
    const { pages, bookmarks } = await read(draftIn('en', TITLE, ...LONG))
    pages.forEach((page, i) => {
      expect(page.match(/Draft – not agreed/g)).toHaveLength(2)
      expect(page).toContain(`${i + 1}/${pages.length}`)
      expect(page).not.toMatch(/S\/PRST|United Nations$|Distr\./m)
    })
    expect(bookmarks).toEqual([TITLE, ...LONG.map((_, i) => `${i + 1}`)])
  })

  it('[X32] lines are numbered on request, in a draft alone', async () => {
    const numbers = ({ pages }: { readonly pages: readonly string[] }) =>
      pages[0]?.match(/^\d+$/gm)?.length ?? 0
    const source = draftIn('en', TITLE, ...LONG)
    expect(numbers(await read(source, 'ua-1', true))).toBeGreaterThan(20)
    expect(numbers(await read(source))).toBe(0)
    expect(numbers(await read(issued(source), 'ua-1', true))).toBe(0)
  })

  it('[X32] words keep their look, links lead on, and notes stand at the foot of their page', async () => {
    const page = pdfPage(livelySource(), false)
    const runs = [
      { text: 'The Council recalls', bold: true, italic: true },
      { text: ' its resolution', underline: true, href: 'https://docs.un.org/S/RES/2436' },
      { note: [{ text: 'Of ' }, { text: '2018', italic: true }] },
      { text: '.' },
    ]
    const blocks = [{ kind: 'plain', level: 0, number: null, runs }] as const
    const { pages, roles, fonts } = await readPdf(setter.set({ ...page, blocks }, 'ua-1'))
    expect(pages[0]).toMatch(/The Council recalls its resolution\s*1\s*\.[\s\S]*Of 2018/)
    expect(roles).toEqual(expect.arrayContaining(['Link', 'Note']))
    expect(fonts.map(({ name }) => name).join()).toMatch(/BoldItalic/)
  })

  it('[X32] the same text gives the same bytes', () => {
    const page = pdfPage(livelySource(), false)
    expect(setter.set(page, 'ua-1')).toEqual(setter.set(page, 'ua-1'))
  })
})

describe('what a PDF says of itself', () => {
  it.each([
    ['ua-1', /pdfuaid:part>1</],
    ['a-2a', /pdfaid:part>2<[\s\S]*pdfaid:conformance>A</],
  ] as const)('[X33] %s: tagged, in its language, with bookmarks', async (standard, identifier) => {
    for (const source of [livelySource(), issued(livelySource())]) {
      const pdf = await read(source, standard)
      expect(pdf.xmp).toMatch(identifier)
      expect(pdf).toMatchObject({ isTagged: true, lang: 'en-GB' })
      expect(pdf.bookmarks[0]).toBe(TITLE)
      expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(1)
      expect(pdf.roles.filter((role) => role === 'P').length).toBeGreaterThanOrEqual(3)
    }
  })

  it.each([
    ['zh', 'zh-CN', '安全理事会主席声明', '安全理事会回顾其第2436(2018)号决议。', 'NotoSerifSC'],
    ['ru', 'ru-RU', 'Заявление', 'Совет Безопасности напоминает о своей резолюции.', 'NotoSerif-'],
    ['ar', 'ar-SA', 'بيان من رئيس مجلس الأمن', 'الأمن إلى قراره', 'Amiri'],
  ])('[X33] %s: its own tag, its words, its font inside', async (lang, tag, title, words, font) => {
    const pdf = await read(draftIn(lang, title, words))
    expect(pdf.lang).toBe(tag)
    expect(pdf.fonts.map(({ name }) => name).join()).toContain(font)
    expect(pdf.fonts.every(({ isEmbedded }) => isEmbedded)).toBe(true)
    for (const word of words.split(' ')) expect(pdf.pages.join('')).toContain(word)
  })
})

describe('what is written', () => {
  const pageOf = (text: string): PdfPage => {
    const page = pdfPage(livelySource(), false)
    return { ...page, blocks: [{ kind: 'plain', level: 0, number: null, runs: [{ text }] }] }
  }

  it('[X33] is never mark-up, whatever it looks like', async () => {
    const pieces = fc.constantFrom(
      ...'#$\\"*_`@<>[]{}()=+-/~;:,.\'%&|^ aZ09'.split(''),
      ...['#panic()', '$x^2$', '*bold*', '#include "/etc/passwd"', '\\u{41}', '//', '/*', '*/'],
      ...['"}]', '#sys.inputs.data', '= Heading', '- item', '@ref', '<label>', '```raw```'],
    )
    const hostile = fc.array(pieces, { minLength: 1, maxLength: 30 }).map((all) => all.join(''))
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const { pages, bookmarks } = await readPdf(setter.set(pageOf(`x${text}x`), 'ua-1'))
        expect(tight(pages.join(''))).toContain(tight(`x${text}x`))
        expect(bookmarks).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  })

  it('[X33] also in the title, the marks and the margin', async () => {
    const evil = '#panic("x") *b* $y$ [z] \\'
    const page = { ...pageOf('x'), title: evil, mark: evil, name: evil, author: evil }
    const { pages, title } = await readPdf(setter.set(page, 'ua-1'))
    expect(pages[0]?.split(evil)).toHaveLength(4)
    expect(title).toBe(evil)
  })

  it('[X34] what no font has is printed as its number', async () => {
    const { pages } = await readPdf(setter.set(pageOf('a😀b한c\u0007d\uE000e'), 'ua-1'))
    expect(pages[0]).toContain('a[U+1F600]b[U+D55C]cd[U+E000]e')
  })

  it('[X34] no text of any characters stands in the way of a PDF', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (text) => {
        expect(setter.set(pageOf(text), 'ua-1').length).toBeGreaterThan(1000)
      }),
      { numRuns: 40 },
    )
  })
})

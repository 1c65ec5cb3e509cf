import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Typesetter, typesetter } from '../../../server/export/pdf/typesetter.ts'
import { type ExportSource, textOf } from '../../../shared/formats/export-source.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { pdfPage } from '../../../shared/formats/pdf/pdf-page.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import { draftIn, FIRST, SECOND, TITLE } from '../../shared/formats/sources.ts'
import { pdf, words } from './small-pdf.ts'

let setter: Typesetter

beforeAll(async () => {
  const found = await typesetter()
  if (!found) throw new Error('there is no typesetter on this system')
  setter = found
})

const pdfOf = (source: ExportSource, isLineNumbered = false): Uint8Array =>
  setter.set(pdfPage(source, isLineNumbered), 'ua-1')

async function read(bytes: Uint8Array): Promise<ImportedText> {
  const found = await readNamed('a.pdf', bytes)
  if (!found.ok) throw new Error(found.error.kind)
  return found.value
}

const refusalOf = async (bytes: Uint8Array): Promise<string | null> => {
  const found = await readNamed('a.PDF', bytes)
  return found.ok ? null : found.error.kind
}

function linesOf(imported: ImportedText): readonly string[] {
  const { manuscript } = manuscriptOf(imported, 'none')
  return manuscript.paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
}

const LONG_FIRST = `${FIRST} ${SECOND} ${FIRST} ${SECOND}`
const DRAFTS: Readonly<Record<string, readonly string[]>> = {
  en: [TITLE, LONG_FIRST, SECOND, LONG_FIRST],
  zh: [
    '安全理事会主席声明',
    '安全理事会回顾其第2436(2018)号决议，强调维和人员的安全和安保至关重要，并敦促所有会员国把袭击维和人员的人绳之以法。安理会重申其主要责任。',
    '安理会敦促各国。',
  ],
  fr: [
    'Déclaration',
    'Le Conseil de sécurité rappelle sa résolution 2436 (2018).',
    'Il salue l’effort.',
  ],
  es: [
    'Declaración',
    'El Consejo de Seguridad recuerda su resolución 2436 (2018).',
    'Insta a todos.',
  ],
  ru: [
    'Заявление',
    'Совет Безопасности напоминает о своей резолюции 2436 (2018).',
    'Он призывает.',
  ],
}

describe('[I14] a PDF', () => {
  it.each(Object.entries(DRAFTS))(
    'of ours comes back as its text, in %s',
    async (lang, paragraphs) => {
      const source = draftIn(lang, ...paragraphs)
      const imported = await read(pdfOf(source))
      expect(linesOf(imported)).toEqual(source.base.map(textOf))
      expect(imported.lang?.slice(0, 2)).toBe(lang)
    },
  )

  it('of many pages has its paragraphs whole, and its running heads and numbers are no text', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `Paragraph ${i} says: ${LONG_FIRST}`)
    const source = draftIn('en', TITLE, ...many)
    const imported = await read(pdfOf(source))
    expect(linesOf(imported)).toEqual([TITLE, ...many])
    const frames = imported.leftovers.filter(({ what }) => what === 'pageFrame')
    expect(frames.map(({ words }) => words).join(' ')).toMatch(/Draft – not agreed/)
  })

  it.each([
    ['en', TITLE, LONG_FIRST],
    [
      'ar',
      'بيان من رئيس مجلس الأمن',
      'يشير مجلس الأمن إلى قراره ويحث جميع الدول. '.repeat(5).trim(),
    ],
  ])(
    'with numbers of its lines reads as the one without them, in %s',
    async (lang, title, long) => {
      const many = Array.from({ length: 8 }, () => long)
      const source = draftIn(lang, title, ...many)
      const bare = await read(pdfOf(source))
      const numbered = await read(pdfOf(source, true))
      expect(numbered.paragraphs).toEqual(bare.paragraphs)
      const frames = (of: ImportedText) => of.leftovers.map(({ words }) => words)
      const more = frames(numbered).filter((words) => !frames(bare).includes(words))
      expect(more).toEqual([expect.stringMatching(/^1 2 3 4 5 /)])
    },
  )

  it('in Arabic has all its words, paragraph by paragraph', async () => {
    const paragraphs = [
      'بيان من رئيس مجلس الأمن',
      'يشير مجلس الأمن إلى قراره.',
      'ويحث المجلس جميع الدول.',
    ]
    const imported = await read(pdfOf(draftIn('ar', ...paragraphs)))
    const text = imported.paragraphs
      .map(({ runs }) => runs.map((run) => run.text).join(''))
      .join('\n')
    for (const word of ['مجلس', 'الأمن', 'قراره', 'جميع']) expect(text).toContain(word)
    expect(imported.lang).toMatch(/^ar/)
  })
})

describe('[I8] what is no PDF with a text is told apart', () => {
  const key = `<${'ab'.repeat(32)}>`
  const locked = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O${key}/U${key}/P -4>>`
  it.each<[string, string | null, Uint8Array]>([
    ['a page with words', null, pdf(words('The Council decides.'))],
    ['the same as a file is read', null, Buffer.from(pdf(words('The Council decides.')))],
    ['nothing at all', 'empty', new Uint8Array()],
    ['another file', 'notThisFormat', new TextEncoder().encode('PK words')],
    ['pictures of pages', 'scanned', pdf('q 600 0 0 800 0 0 cm Q')],
    ['a password', 'encrypted', pdf(words('Secret'), locked)],
    ['nothing behind its name', 'malformed', new TextEncoder().encode('%PDF-1.7\nnothing')],
  ])('%s: %s', async (_, kind, bytes) => {
    expect(await refusalOf(bytes)).toBe(kind)
  })

  it('reading never throws, whatever is changed or cut off', async () => {
    const whole = pdfOf(draftIn('en', TITLE, FIRST, SECOND))
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 })
    let isRead = 0
    await fc.assert(
      fc.asyncProperty(change, fc.nat(3), async (changes, cut) => {
        const bytes = whole.slice(0, cut === 0 ? whole.length >> 1 : whole.length)
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
        if ((await refusalOf(bytes)) === null) isRead++
      }),
      { numRuns: 30 },
    )
    expect(isRead).toBeGreaterThan(3)
  })
})

it('[I16] [I14] tells page by page how far it is', async () => {
  const told: string[] = []
  const pages = Array.from({ length: 3 }, () => FIRST.repeat(60))
  const bytes = pdfOf(draftIn('en', TITLE, ...pages))
  const found = await readNamed('a.pdf', bytes, (done, of) => told.push(`${done}/${of}`))
  expect(found.ok).toBe(true)
  expect(told.length).toBeGreaterThan(1)
  expect(told).toEqual(told.map((_, i) => `${i + 1}/${told.length}`))
})

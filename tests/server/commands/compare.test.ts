import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scratchFolder } from '../dossiers.ts'
import { penholder } from '../run-cli.ts'

describe('penholder compare', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  const out = (name: string) => scratch.path(name)
  const run = (...args: readonly string[]) =>
    penholder(['compare', scratch.path('talks.penholder'), ...args])

  beforeAll(async () => {
    scratch = await scratchFolder()
    await penholder(['sample', '-o', scratch.path('talks.penholder')])
  })
  afterAll(() => scratch.remove())

  it('[C19] two revisions as HTML and as JSON; with itself, nothing has changed', async () => {
    const page = await run('Zero draft', 'Rev.1', '--format', 'html', '-o', out('a.html'))
    expect(page).toMatchObject({ code: 0, err: '' })
    expect(await readFile(out('a.html'), 'utf8')).toMatch(/<ins title="proposal [A-Z]{3}\//u)
    expect((await run('Rev.1', 'Rev.1', '--format', 'json', '-o', out('a.json'))).code).toBe(0)
    const same = JSON.parse(await readFile(out('a.json'), 'utf8'))
    expect(same.summary).toMatchObject({ changed: 0, wordsIn: 0, moved: 0 })
    expect(same.summary.same).toBeGreaterThan(3)
  })

  it('[C19] an entry of the log and now are moments like any other', async () => {
    expect((await run('1', 'now', '--format', 'json', '-o', out('b.json'))).code).toBe(0)
    const { before, after, summary } = JSON.parse(await readFile(out('b.json'), 'utf8'))
    expect(before.seq).toBe(1)
    expect(after.seq).toBeGreaterThan(10)
    expect(summary.wordsIn).toBeGreaterThan(100)
  })

  it('[C19] [U6] a document from outside, in either place; one of ours that nobody edited reads the same', async () => {
    const talks = scratch.path('talks.penholder')
    const own = out('own.docx')
    await penholder(['export', talks, '--format', 'docx', '-o', own])
    expect((await run('now', own, '--format', 'json', '-o', out('d.json'))).code).toBe(0)
    const same = JSON.parse(await readFile(out('d.json'), 'utf8'))
    expect(same.after).toMatchObject({ name: 'own.docx', seq: null })
    expect(same.summary).toMatchObject({ changed: 0, added: 0, removed: 0, moved: 0 })

    const text = out('theirs.txt')
    await writeFile(text, 'Statement\n\nThe Security Council expresses quite another concern.')
    expect((await run(text, 'Rev.1', '--format', 'html', '-o', out('e.html'))).code).toBe(0)
    expect(await readFile(out('e.html'), 'utf8')).toContain('quite another concern')
    const two = await run(text, own, '--format', 'html', '-o', out('f.html'))
    expect(two).toMatchObject({ code: 2, err: expect.stringMatching(/two documents/) })
  })

  it.each([
    ['gone.txt', 'now', 'html', 1, /gone\.txt/],
    ['Rev.9', 'now', 'html', 1, /no moment “Rev.9”/],
    ['now', 'now', 'papyrus', 2, /papyrus/],
  ])('[C19] says in one sentence what is wrong (%s, %s, %s)', async (a, b, format, code, words) => {
    const ended = await run(a, b, '--format', format, '-o', out('c'))
    expect(ended.code).toBe(code)
    expect(ended.err).toMatch(words)
  })
})

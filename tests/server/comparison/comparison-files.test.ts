import { readFile, stat, writeFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { makeComparison } from '../../../renderer/app/comparing/make-comparison.ts'
import { makeInThread } from '../../../renderer/app/comparing/make-in-thread.ts'
import { compareCommand } from '../../../server/commands/compare.ts'
import { readMoment } from '../../../server/comparison/read-moment.ts'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { openDossierFile } from '../../../server/dossier-file.ts'
import { exportDossier } from '../../../server/export/export-dossier.ts'
import { orderOf } from '../../../server/export/export-job.ts'
import { rangesWritten } from '../../../server/wrote.ts'
import { compare } from '../../../shared/domain/compare.ts'
import { asVersion, withoutLinks } from '../../../shared/domain/compare-outside.ts'
import { NO_CREDITS } from '../../../shared/domain/versions.ts'
import type { Compared } from '../../../shared/formats/comparison/compared.ts'
import { outsideParagraphs } from '../../../shared/formats/comparison/outside-paragraphs.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'
import type { Locale } from '../../../shared/messages/locales.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { scratchFolder, someDossier } from '../dossiers.ts'

const JOB = { signal: new AbortController().signal, progress: () => undefined }
const FILES = ['html', 'docx', 'json'] as const
const DOCUMENT = 'Statement\n\nThe Council notes another report.\n\nIt urges all to act.'

describe('a comparison saved in the window', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  const dossier = () => scratch.path('talks.penholder')

  /** Two entries of the text: the second has a word of France's in it, taken up. */
  beforeAll(async () => {
    scratch = await scratchFolder()
    const made = await createDossierFile(dossier(), someDossier())
    if (!made.ok) throw new Error(made.error.kind)
    const { CHN, FRA, meet } = negotiate('Statement', 'The Council notes the report.', 'It urges all to act.') // biome-ignore format: a text
    const keep = (data: Uint8Array) =>
      made.value.store.append([
        { room: 'text/en', author: 'relay', ts: Date.now(), data, wrote: rangesWritten(data) },
      ])
    await keep(Y.encodeStateAsUpdate(CHN.doc))
    const known = Y.encodeStateVector(CHN.doc)
    FRA.replace('all', 'every State')
    meet()
    CHN.writer.incorporateAll(CHN.proposals)
    await keep(Y.encodeStateAsUpdate(CHN.doc, known))
    await made.value.close()
    await writeFile(scratch.path('theirs.txt'), DOCUMENT)
  })
  afterAll(() => scratch.remove())

  /** What the command line writes. */
  async function written(before: string, after: string, format: string, locale: Locale = 'en') {
    const out = scratch.path('out')
    const io = { out: () => undefined, err: () => undefined, locale }
    await compareCommand.run([dossier(), before, after, '--format', format, '-o', out], io)
    return readFile(out)
  }

  async function withDossier<T>(
    act: (file: Parameters<typeof exportDossier>[0]) => Promise<T>,
  ): Promise<T> {
    const opened = await openDossierFile(dossier(), 'read')
    if (!opened.ok) throw new Error(opened.error.kind)
    return act(opened.value).finally(() => opened.value.close())
  }

  it.each(FILES)(
    '[H14] the relay makes the %s of two versions as the command line does',
    async (format) => {
      const ordered = (locale: Locale) =>
        withDossier((file) => {
          const against = { revision: null, locale }
          const order = { ...orderOf(`comparison-${format}`), revision: '2', against }
          return exportDossier(file, order, JOB)
        })
      for (const locale of ['en', 'zh'] as const) {
        const made = await ordered(locale)
        if (!made.ok) throw new Error(made.error)
        expect(made.value.extension).toBe(format)
        expect(Buffer.from(made.value.bytes).equals(await written('2', 'now', format, locale))).toBe(true) // biome-ignore format: one fact
      }
    },
  )

  it('[X54] what was never circulated under a name is called what it is, in the language of the words', async () => {
    const english = (await written('2', 'now', 'html')).toString()
    expect(english).toContain('Entry 2 of the record')
    expect((await written('2', 'now', 'html', 'zh')).toString()).toContain('记录第 2 条')
    const parts = Object.values(unzipSync(new Uint8Array(await written('2', 'now', 'docx'))))
    expect(parts.map((part) => strFromU8(part)).join('')).toContain('Entry 2 of the record')
    expect(JSON.parse((await written('2', 'now', 'json')).toString())).toMatchObject({
      before: { name: '2', seq: 2 },
      after: { name: 'now', seq: 3 },
    })
  })

  async function outside(): Promise<Compared> {
    const read = await readNamed('theirs.txt', new TextEncoder().encode(DOCUMENT))
    const before = await withDossier((file) => readMoment(file, '2', null))
    if (!read.ok || !before) throw new Error('nothing was read')
    const { topic, lang } = someDossier()
    const known = withoutLinks(before.version)
    const version = asVersion(outsideParagraphs(read.value), known, lang)
    const at = Math.round((await stat(scratch.path('theirs.txt'))).mtimeMs)
    const comparison = compare(known, version, NO_CREDITS, lang)
    return { topic, lang, before, after: { name: 'theirs.txt', at, seq: null }, comparison }
  }

  it.each(FILES)(
    '[X54] the window makes the %s with a document of this machine as the command line does',
    async (as) => {
      for (const locale of ['en', 'zh'] as const) {
        const order = { as, compared: await outside(), isAttributed: true, locale }
        // As it comes to the thread.
        const made = makeComparison(structuredClone(order))
        const theirs = await written('2', scratch.path('theirs.txt'), as, locale)
        expect(Buffer.from(made).equals(theirs)).toBe(true)
      }
    },
  )

  it('[X54] a thread is ended when it has answered, when it dies, and when it is given up', async () => {
    const order = { as: 'html', compared: await outside(), isAttributed: true, locale: 'en' } as const // biome-ignore format: one order
    const made = new TextEncoder().encode('made')
    const ends = {
      answer: (thread: Worker) => thread.onmessage?.(new MessageEvent('message', { data: made })),
      death: (thread: Worker) => thread.onerror?.(new Event('error') as ErrorEvent),
      abort: () => giveUp.abort(),
    }
    let giveUp = new AbortController()
    const told: unknown[] = []
    for (const end of Object.values(ends)) {
      giveUp = new AbortController()
      let ended = 0
      const thread = {
        onmessage: null,
        onerror: null,
        postMessage: () => queueMicrotask(() => end(thread as unknown as Worker)),
        terminate: () => void ended++,
      }
      told.push(await makeInThread(order, giveUp.signal, () => thread))
      expect(ended).toBe(1)
    }
    expect(told).toEqual([made, null, null])
    const never = () => expect.fail('no thread is needed')
    expect(await makeInThread(order, AbortSignal.abort(), never)).toBeNull()
  })
})

import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BackupSource, keepBackup, latestBackup } from '../../electron/main/keeping/backups.ts'
import { unclosedFiles } from '../../electron/main/keeping/unclosed.ts'
import { openDossier } from '../../electron/main/relay/open-dossier.ts'
import { performFileTask } from '../../electron/main/tasks/perform-file-task.ts'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { openDossierFile } from '../../server/dossier-file.ts'
import { ok } from '../../shared/base/result.ts'
import { scratchFolder, someDossier } from '../server/dossiers.ts'

const WANTED = new AbortController().signal

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let folder: string
beforeEach(async () => {
  scratch = await scratchFolder()
  folder = path.join(scratch.folder, 'backups')
})
afterEach(() => scratch.remove())

/** A dossier that says `head`, copied as a line of text. */
const source = (head: number, epoch = 1): BackupSource => ({
  dossier: 'uuid',
  epoch,
  head: async () => head,
  copyTo: async (file) => {
    await writeFile(file, String(head))
    return ok(undefined)
  },
})
const kept = async () => (await readdir(path.join(folder, 'uuid'))).sort()

async function aFile(name: string): Promise<string> {
  const made = await createDossierFile(scratch.path(name), someDossier())
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  return scratch.path(name)
}

async function serve(file: string) {
  const opened = await openDossier({
    kind: 'open',
    file,
    isSample: false,
    port: 0,
    webRoot: scratch.folder,
    origins: [],
    locale: 'en',
    settings: scratch.folder,
  })
  return opened
}

describe('backups', () => {
  it('[D25] are made of what has changed alone, and the oldest of more than five goes', async () => {
    expect(await keepBackup(source(7), folder, 1000)).toBe(true)
    expect(await keepBackup(source(7), folder, 2000)).toBe(false)
    expect(await keepBackup(source(7, 2), folder, 3000)).toBe(true)
    for (let head = 8; head < 13; head++) await keepBackup(source(head, 2), folder, head * 1000)
    expect((await kept()).map((name) => name.split('-').slice(1).join('-'))).toEqual(
      [10, 11, 12, 8, 9].map((head) => `e2-n${head}.penholder`),
    )
    expect(await latestBackup(folder, 'uuid')).toMatchObject({ at: 12_000 })
    expect(await latestBackup(folder, 'another')).toBeNull()
  })

  it('[D25] leave what else lies in their folder alone', async () => {
    await mkdir(path.join(folder, 'uuid'), { recursive: true })
    await writeFile(path.join(folder, 'uuid', 'mine.txt'), 'x')
    for (let head = 0; head < 7; head++) await keepBackup(source(head), folder, 1000 + head)
    expect(await kept()).toHaveLength(6)
    expect(await kept()).toContain('mine.txt')
  })

  it('[D25] are kept when a dossier is closed, and a copy of one is the negotiation, begun anew', async () => {
    const file = await aFile('a.penholder')
    const open = await serve(file)
    if (!open.ok) throw new Error(open.error.sentence)
    const { dossier } = open.value.address
    await open.value.close()
    const backup = await latestBackup(folder, dossier)
    const to = scratch.path('rescued.penholder')
    const from = backup?.file ?? ''
    expect(await performFileTask({ kind: 'copy', from, to, locale: 'en' })).toEqual({
      kind: 'done',
    })
    const rescued = await openDossierFile(to, 'write')
    const original = await openDossierFile(file, 'read')
    if (!rescued.ok || !original.ok) throw new Error('not opened')
    expect(rescued.value.id).toBe(original.value.id)
    expect(await rescued.value.store.head()).toBe(await original.value.store.head())
    expect(rescued.value.epoch).toBeGreaterThan(original.value.epoch)
    await rescued.value.close()
    await original.value.close()
  })

  it('[D24] a copy of an open dossier replaces nothing, and is had although the file has lost its name', async () => {
    const file = await aFile('a.penholder')
    const open = await serve(file)
    if (!open.ok) throw new Error(open.error.sentence)
    await writeFile(scratch.path('taken.penholder'), 'mine')
    const taken = await open.value.copyTo(scratch.path('taken.penholder'), WANTED)
    expect(taken).toMatchObject({ ok: false, error: expect.stringContaining('exists already') })
    // Elsewhere than on Windows, where nobody can take the name of an open file from it.
    if (process.platform !== 'win32') await import('node:fs/promises').then(({ rm }) => rm(file))
    expect(await open.value.copyTo(scratch.path('b.penholder'), WANTED)).toEqual(ok(undefined))
    // Given up while it is written: nothing is left of it.
    await open.value.copyTo(scratch.path('c.penholder'), AbortSignal.abort())
    expect((await readdir(scratch.folder)).filter((name) => name.includes('c.penholder'))).toEqual(
      [],
    )
    await open.value.close()
    const copy = await openDossierFile(scratch.path('b.penholder'), 'read')
    expect(copy.ok && copy.value.id).toBe(open.value.address.dossier)
    if (copy.ok) await copy.value.close()
    const beside = (await readdir(scratch.folder)).filter((name) => name.endsWith('.part'))
    expect(beside).toEqual([])
  })

  it('[D25] what is damaged, missing or no dossier is told with the remedy that there may be', async () => {
    await writeFile(scratch.path('foreign.penholder'), 'no database '.repeat(300))
    for (const name of ['foreign.penholder', 'gone.penholder'])
      expect(await serve(scratch.path(name))).toMatchObject({
        ok: false,
        error: { remedy: 'backup', sentence: expect.stringContaining(name) },
      })
  })

  it('[D25] a file that was not closed is known at the next start, and only then', async () => {
    const list = () => unclosedFiles(scratch.path('unclosed.json'))
    expect(await list().open('/a')).toBe(false)
    expect(await list().open('/b')).toBe(false)
    await list().close('/a')
    expect(await list().open('/a')).toBe(false)
    expect(await list().open('/b')).toBe(true)
  })
})

import { chmod, mkdir, readdir, truncate, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { openDossierFile, serveDossierFile } from '../../server/dossier-file.ts'
import type { FileError } from '../../server/file-errors.ts'
import type { Result } from '../../shared/base/result.ts'
import { withoutPrivileges } from './as-somebody-else.ts'
import { scratchFolder, someDossier } from './dossiers.ts'
import { servedFile } from './run-cli.ts'
import { fileWithWords, findingOf, tamper } from './tampering.ts'

describe('a .penholder file', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string

  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
  })
  afterEach(() => scratch.remove())

  it('[F4] is one file once it is closed, and holds what was put into it', async () => {
    const dossier = someDossier()
    const made = opened(await createDossierFile(path, dossier))
    expect(made.id).toBe(dossier.id)
    await made.close()
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
    const again = opened(await openDossierFile(path, 'read'))
    expect(await again.readDossier()).toEqual(dossier)
    await again.close()
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
  })

  it('[J9] reads and goes on with the invitations of a file that knows no maker of them', async () => {
    await opened(await createDossierFile(path, someDossier())).close()
    await tamper(path, (database) => {
      database.exec(
        'ALTER TABLE invite DROP COLUMN made_by; ALTER TABLE invite DROP COLUMN revoked',
      )
      database.exec('DROP TABLE refusal; DROP TABLE refusal_sum')
      database.exec("INSERT INTO invite VALUES('h', 'FRA', 'delegation', 'Ann', 1, NULL)")
    })
    const reading = opened(await openDossierFile(path, 'read'))
    expect(await reading.store.invites()).toMatchObject([{ hash: 'h', madeBy: null, name: 'Ann' }])
    expect(await reading.store.refusals(0, 10)).toEqual([])
    expect(await reading.store.refusalSums()).toEqual([])
    await reading.close()
    const writing = opened(await openDossierFile(path, 'write'))
    expect(await writing.store.revokeInvite('h')).toBe(true)
    expect(await writing.store.invites()).toEqual([])
    await writing.close()
  })

  it('[F2] says to every program what it is and how it is kept', async () => {
    await fileWithWords(path, 1)
    await tamper(path, (database) => {
      const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})
      expect(pragma('application_id')).toEqual([0x50454e48])
      expect(pragma('user_version')).toEqual([1])
      expect(pragma('journal_mode')).toEqual(['wal'])
      const keys = database.prepare('SELECT key FROM meta').all()
      expect(keys.map(({ key }) => key)).toEqual(
        expect.arrayContaining([
          'dossier',
          'epoch',
          'file_version',
          'oldest_reader',
          'tape_version',
        ]),
      )
    })
  })

  it('[F5] is whole or absent: what fails half-way leaves nothing behind', async () => {
    const failing = createDossierFile(path, someDossier(), async () => {
      expect(await readdir(scratch.folder)).not.toContain('talks.penholder')
      throw new RangeError('half-way')
    })
    await expect(failing).rejects.toThrow(RangeError)
    expect(await readdir(scratch.folder)).toEqual([])
  })

  it('[F5] never replaces an existing file', async () => {
    await writeFile(path, 'the only copy')
    expect(kindOf(await createDossierFile(path, someDossier()))).toBe('exists')
    await fileWithWords(scratch.path('other.penholder'), 1)
    const other = opened(await openDossierFile(scratch.path('other.penholder'), 'read'))
    expect(await other.backup(path)).toMatchObject({ ok: false, error: { kind: 'exists' } })
    await other.close()
    expect((await readdir(scratch.folder)).sort()).toEqual(['other.penholder', 'talks.penholder'])
  })

  it('[F1] tells apart what is missing, foreign, newer and damaged', async () => {
    const kind = async (name: string) => kindOf(await openDossierFile(scratch.path(name), 'write'))
    expect(await kind('nothing.penholder')).toBe('missing')
    await writeFile(scratch.path('note.txt'), 'Safety of peacekeepers. '.repeat(100))
    expect(await kind('note.txt')).toBe('foreign')
    await writeFile(scratch.path('empty.penholder'), '')
    expect(await kind('empty.penholder')).toBe('foreign')
    await mkdir(scratch.path('folder.penholder'))
    expect(await kind('folder.penholder')).toBe('foreign')
    await tamper(scratch.path('other.db'), (database) => database.exec('CREATE TABLE t(a)'))
    expect(await kind('other.db')).toBe('foreign')
    await fileWithWords(scratch.path('newer.penholder'), 1)
    await tamper(scratch.path('newer.penholder'), (database) =>
      database.exec("UPDATE meta SET value = '2' WHERE key = 'oldest_reader'"),
    )
    expect(await kind('newer.penholder')).toBe('newer')
    await fileWithWords(scratch.path('short.penholder'), 500)
    await truncate(scratch.path('short.penholder'), 20_480)
    expect(['damaged', 'foreign']).toContain(await kind('short.penholder'))
    expect((await readdir(scratch.folder)).filter((name) => name.includes('-lock'))).toEqual([])
  })

  it('[F1] says that a folder is read-only', async () => {
    await fileWithWords(path, 1)
    await chmod(path, 0o444)
    await chmod(scratch.folder, 0o555)
    await withoutPrivileges(async () => {
      expect(kindOf(await openDossierFile(path, 'write'))).toBe('readOnly')
      const reading = opened(await openDossierFile(path, 'read'))
      expect((await reading.readDossier()).lang).toBe('en')
      await reading.close()
    })
    await chmod(scratch.folder, 0o700)
  })

  it('[F3] is written by one and read by many', async () => {
    await opened(await createDossierFile(path, someDossier())).close()
    const writer = opened(await serveDossierFile(path))
    writer.announce('http://127.0.0.1:4000')
    // Calls are carried out in their order.
    await writer.store.head()
    const second = await openDossierFile(path, 'write')
    expect(second).toMatchObject({
      ok: false,
      error: { kind: 'held', holder: { pid: process.pid, url: 'http://127.0.0.1:4000' } },
    })
    const reader = opened(await openDossierFile(path, 'read'))
    expect((await reader.readDossier()).lang).toBe('en')
    await reader.close()
    await writer.close()
    await opened(await openDossierFile(path, 'write')).close()
  })

  it('[F3] is free again when its holder dies, however it dies', async () => {
    await fileWithWords(path, 3)
    const relay = await servedFile(path)
    expect(await openDossierFile(path, 'write')).toMatchObject({
      ok: false,
      error: { kind: 'held', holder: { pid: relay.pid } },
    })
    await relay.kill('SIGKILL')
    const file = opened(await openDossierFile(path, 'write'))
    expect(await file.store.head()).toBe(4)
    await file.close()
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
  })

  it('[F6] a copy is whole, and starts a new epoch when it is first written to', async () => {
    await fileWithWords(path, 3)
    const file = opened(await openDossierFile(path, 'write'))
    const copyPath = scratch.path('copy.penholder')
    expect(await file.backup(copyPath)).toMatchObject({ ok: true })
    const { epoch } = file
    await file.close()
    expect(await findingOf(copyPath)).toBeNull()
    const reading = opened(await openDossierFile(copyPath, 'read'))
    expect(reading.epoch).toBe(epoch)
    await reading.close()
    const copy = opened(await openDossierFile(copyPath, 'write'))
    expect(copy.epoch).toBeGreaterThan(epoch)
    expect((await copy.loadText('en')).getText('text').toString()).toBe('xxx')
    await copy.close()
    const again = opened(await openDossierFile(copyPath, 'write'))
    expect(again.epoch).toBe(copy.epoch)
    await again.close()
  })

  it('[S6] is loaded from its snapshot and the rows after it, to the same text', async () => {
    await fileWithWords(path, 40)
    const file = opened(await openDossierFile(path, 'write'))
    const { store } = file
    const { encodeStateAsUpdate } = await import('yjs')
    const before = await file.loadText('en')
    await store.keepSnapshot('text/en', { seq: 41, data: encodeStateAsUpdate(before) })
    const data = new Uint8Array()
    expect(await store.updates('text/en', 41)).toEqual([])
    expect(data.length).toBe(0)
    const after = await file.loadText('en')
    expect(encodeStateAsUpdate(after)).toEqual(encodeStateAsUpdate(before))
    expect((await store.rows(0, 100)).length).toBe(41)
    await file.close()
  })
})

function opened<File>(result: Result<File, FileError>): File {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

function kindOf(result: Awaited<ReturnType<typeof openDossierFile>>): string | null {
  return result.ok ? null : result.error.kind
}

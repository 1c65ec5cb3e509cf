import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceFor } from '../../electron/main/keeping/remedy.ts'
import { sayIn } from '../../electron/main/messages.ts'
import { openDossier } from '../../electron/main/relay/open-dossier.ts'
import { failureOf } from '../../electron/main/relay/open-failure.ts'
import { performFileTask } from '../../electron/main/tasks/perform-file-task.ts'
import { openDossierFile } from '../../server/dossier-file.ts'
import type { FileError } from '../../server/file-errors.ts'
import { translator } from '../../server/messages.ts'
import { withoutPrivileges } from '../server/as-somebody-else.ts'
import { scratchFolder } from '../server/dossiers.ts'
import { fileWithWords } from '../server/tampering.ts'

const FILE = '/work/Talks.penholder'
const FAILURES: readonly (readonly [error: FileError, remedy: string | null])[] = [
  [{ kind: 'readOnly', path: FILE }, 'copy'],
  [{ kind: 'onShare', path: FILE }, 'copy'],
  [{ kind: 'damaged', path: FILE, detail: 'x' }, 'backup'],
  [{ kind: 'foreign', path: FILE }, 'backup'],
  [{ kind: 'missing', path: FILE }, 'backup'],
  // What another Penholder holds is open there; a copy of it would be a second negotiation.
  [{ kind: 'held', path: FILE, holder: null }, null],
  [{ kind: 'newer', path: FILE }, null],
  [{ kind: 'unwritable', path: FILE, detail: 'no space' }, null],
]

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

const kit = (known: readonly string[] = []) => ({
  recent: {
    list: async () =>
      known.map((file) => ({
        file,
        dossier: 'uuid',
        topic: '',
        members: 2,
        openedAt: 1,
        isOpen: true,
      })),
  },
  folder: scratch.path('backups'),
  locale: 'en' as const,
  say: sayIn('en'),
})

describe('what helps where a file cannot be opened', () => {
  it.each(FAILURES)('[D25] %j: %s', (error, remedy) => {
    const failure = failureOf(error, translator('en'))
    expect(failure.remedy).toBe(remedy)
    expect(failure.sentence).toContain(FILE)
  })

  it.each(['readOnly', 'onShare'] as const)(
    '[D25] %s: a copy of the file itself is offered',
    async (kind) => {
      const failure = failureOf({ kind, path: FILE }, translator('en'))
      expect(await sourceFor(FILE, failure, kit())).toEqual({
        from: FILE,
        offer: 'Open a copy…',
        explain: 'You can open a copy in a folder of this computer where you may write.',
      })
    },
  )

  it('[D25] damaged: the newest backup is offered of a file that is known, and of no other', async () => {
    await mkdir(path.join(scratch.path('backups'), 'uuid'), { recursive: true })
    const backup = path.join(scratch.path('backups'), 'uuid', '1000-e1-n7.penholder')
    await writeFile(backup, '')
    const failure = failureOf({ kind: 'damaged', path: FILE, detail: 'x' }, translator('en'))
    expect(await sourceFor(FILE, failure, kit([FILE]))).toMatchObject({ from: backup })
    expect(await sourceFor(FILE, failure, kit(['/work/Other.penholder']))).toBeNull()
    expect(await sourceFor(FILE, null, kit([FILE]))).toBeNull()
    expect(await sourceFor(FILE, { sentence: '', remedy: null }, kit([FILE]))).toBeNull()
  })

  it('[D25] a file in a folder that is read-only is copied elsewhere, and the copy can be written', async () => {
    await mkdir(scratch.path('archive'))
    await mkdir(scratch.path('mine'))
    await chmod(scratch.folder, 0o755)
    await chmod(scratch.path('mine'), 0o777)
    const file = path.join(scratch.path('archive'), 'Talks.penholder')
    const to = path.join(scratch.path('mine'), 'Talks.penholder')
    await fileWithWords(file, 2)
    await chmod(file, 0o444)
    await chmod(scratch.path('archive'), 0o555)
    await withoutPrivileges(async () => {
      const served = await openDossier({
        ...{ kind: 'open', file, isSample: false, port: 0, webRoot: scratch.folder },
        ...{ origins: [], locale: 'en', settings: scratch.path('mine') },
      })
      const failure = served.ok ? null : served.error
      expect(failure).toMatchObject({ remedy: 'copy' })
      expect(failure?.sentence).toContain('read-only')
      const source = await sourceFor(file, failure, kit())
      const from = source?.from ?? ''
      expect(await performFileTask({ kind: 'copy', from, to, locale: 'en' })).toEqual({
        kind: 'done',
      })
      const copy = await openDossierFile(to, 'write')
      if (!copy.ok) throw new Error(copy.error.kind)
      expect(await copy.value.store.head()).toBe(3)
      await copy.value.close()
    })
    await chmod(scratch.path('archive'), 0o755)
    await chmod(file, 0o600)
  })
})

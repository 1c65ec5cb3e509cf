import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileTask, FileTaskReport } from '../../electron/main/tasks/file-task.ts'
import { performFileTask } from '../../electron/main/tasks/perform-file-task.ts'
import { runFileTask, type TaskProcess } from '../../electron/main/tasks/run-file-task.ts'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { openDossierFile } from '../../server/dossier-file.ts'
import { scratchFolder, someDossier } from '../server/dossiers.ts'

const NOTE = fileURLToPath(new URL('../fixtures/concept-note.en.txt', import.meta.url))

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

const copyTask = (): FileTask => ({
  kind: 'copy',
  from: scratch.path('Mine.penholder'),
  to: scratch.path('Copy.penholder'),
  locale: 'en',
})

const noteTask = (): FileTask => ({
  kind: 'begin',
  to: scratch.path('Begun.penholder'),
  note: NOTE,
  lang: 'en',
  penholder: null,
  locale: 'en',
})

describe('what a task makes', () => {
  const dossier = someDossier()
  beforeEach(async () => {
    const made = await createDossierFile(scratch.path('Mine.penholder'), dossier)
    if (!made.ok) throw new Error(made.error.kind)
    await made.value.close()
  })
  const left = async () => (await readdir(scratch.path('.'))).sort()

  it('[D25] a copy is the same negotiation, whole', async () => {
    expect(await performFileTask(copyTask())).toEqual({ kind: 'done' })
    const copy = await openDossierFile(scratch.path('Copy.penholder'), 'read')
    if (!copy.ok) throw new Error(copy.error.kind)
    expect(await copy.value.readDossier()).toMatchObject({ id: dossier.id })
    await copy.value.close()
  })

  it('[D25] [D23] nothing is left of a copy, or of a dossier from a note, that was given up while it was written', async () => {
    for (const task of [copyTask(), noteTask()])
      expect(await performFileTask(task, AbortSignal.abort())).toEqual({ kind: 'givenUp' })
    expect(await left()).toEqual(['Mine.penholder'])
  })

  it('[D24] a file that was there stays, also when what was to replace it is given up', async () => {
    await writeFile(scratch.path('Copy.penholder'), 'mine')
    expect(await performFileTask(copyTask(), AbortSignal.abort())).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('Copy.penholder'),
    })
    expect(await readFile(scratch.path('Copy.penholder'), 'utf8')).toBe('mine')
  })
})

describe('the process of a task', () => {
  /** A process that says and does what the test has it do. */
  function aProcess() {
    const listeners = new Map<string, (raw: unknown) => void>()
    const heard: unknown[] = []
    const process: TaskProcess = {
      once: (event, listener) => listeners.set(event, listener),
      postMessage: (message) => heard.push(message),
      kill: () => heard.push('kill'),
    }
    const report = (said: FileTaskReport) => listeners.get('message')?.(said)
    return { process, heard, report, exit: () => listeners.get('exit')?.(0) }
  }
  const isThere = async () =>
    access(scratch.path('Copy.penholder')).then(
      () => true,
      () => false,
    )

  it('[D25] does its task, reports and ends', async () => {
    const { process, heard, report } = aProcess()
    const { done } = runFileTask(process, copyTask())
    report({ kind: 'done' })
    expect(await done).toEqual({ kind: 'done' })
    expect(heard).toEqual([copyTask(), 'kill'])
  })

  it('[D25] that dies over its task has said nothing', async () => {
    const { process, exit } = aProcess()
    const { done } = runFileTask(process, copyTask())
    exit()
    expect(await done).toEqual({ kind: 'died' })
  })

  it('[D25] is told that its task is given up; a file whose report was on its way goes', async () => {
    await writeFile(scratch.path('Copy.penholder'), 'whole')
    const { process, heard, report } = aProcess()
    const { stop } = runFileTask(process, copyTask())
    stop()
    expect(heard).toEqual([copyTask(), { kind: 'stop' }])
    report({ kind: 'done' })
    await vi.waitFor(async () => expect(await isThere()).toBe(false))
  })

  it('[D25] takes nobody else’s file along when it was refused after it was given up', async () => {
    await writeFile(scratch.path('Copy.penholder'), 'somebody else’s')
    const { process, report } = aProcess()
    const { done, stop } = runFileTask(process, copyTask())
    stop()
    report({ kind: 'refused', sentence: 'It is there already.' })
    await done
    await new Promise(setImmediate)
    expect(await isThere()).toBe(true)
  })
})

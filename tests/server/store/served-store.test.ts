import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDossierFile } from '../../../server/create-dossier-file.ts'
import { type ServedFile, serveDossierFile } from '../../../server/dossier-file.ts'
import type { NewEntry } from '../../../server/store/store.ts'
import { scratchFolder, someDossier } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'

const threads = vi.hoisted((): Worker[] => [])

vi.mock('../../../server/store/served/worker-thread.ts', async (original) => {
  const real = await original<typeof import('../../../server/store/served/worker-thread.ts')>()
  return {
    startOwner: (file: string) => {
      const thread = real.startOwner(file)
      threads.push(thread)
      return thread
    },
  }
})

describe('a file that a thread of its own keeps', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string
  let file: ServedFile

  beforeEach(async () => {
    threads.length = 0
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
    const made = await createDossierFile(path, someDossier())
    if (!made.ok) throw new Error(made.error.kind)
    await made.value.close()
    const served = await serveDossierFile(path)
    if (!served.ok) throw new Error(served.error.kind)
    file = served.value
  })
  afterEach(async () => {
    await file.close()
    await scratch.remove()
  })

  it('[S7] carries calls out in their order, also those that did not wait for each other', async () => {
    const before = await file.store.head()
    const answers = await Promise.all([
      file.store.append([entry('a')]),
      file.store.append([entry('b'), entry('c')]),
      file.store.head(),
      file.store.append([entry('d')]),
    ])
    expect(answers.map((seq) => seq - before)).toEqual([1, 3, 3, 4])
  })

  it('[S9] goes on when its thread dies: what was answered is kept, what was not is refused', async () => {
    const kept = await file.store.append([entry('before')])
    const [first] = threads
    const unanswered = file.store.append([entry('meanwhile')])
    await Promise.all([first?.terminate(), expect(unanswered).rejects.toThrow()])
    const after = await file.store.append([entry('after')])
    expect(threads).toHaveLength(2)
    const texts = (await file.store.rows(kept - 1, 10)).map(({ data }) =>
      new TextDecoder().decode(data),
    )
    expect(texts[0]).toBe('before')
    expect(texts.at(-1)).toBe('after')
    expect(after).toBe(await file.store.head())
    await file.close()
    // Its entries are no updates: all else about them is in order.
    expect(await findingOf(path)).toMatchObject({ reason: 'content', seq: kept })
  })

  it('[S9] survives the death of thread after thread', async () => {
    for (let round = 0; round < 5; round++) {
      await file.store.append([entry(String(round))])
      const thread = threads.at(-1)
      await thread?.terminate()
    }
    expect(await file.store.head()).toBe(6)
  })

  it('[F4] leaves the file alone in its folder when it is closed', async () => {
    await file.store.append([entry('x')])
    await file.close()
    await expect(file.store.append([entry('y')])).rejects.toThrow()
    const again = await serveDossierFile(path)
    expect(again.ok && (await again.value.store.head())).toBe(2)
    if (again.ok) await again.value.close()
  })
})

function entry(text: string): NewEntry {
  const data = new TextEncoder().encode(text)
  return { room: 'text/en', author: 'CHN/penholder/', ts: Date.now(), data, wrote: [] }
}

import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { userFile } from '../../electron/main/memory/user-file.ts'
import { replaceFile } from '../../server/replace-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-'))
})

describe('writing whole files', () => {
  it('[D13] a file is replaced, and nothing is left beside it', async () => {
    const file = path.join(folder, 'a.docx')
    await writeFile(file, 'old and longer')
    await replaceFile(file, new Uint8Array([1, 2, 255]))
    expect([...(await readFile(file))]).toEqual([1, 2, 255])
    expect(await readdir(folder)).toEqual(['a.docx'])
  })

  it('[D13] a write that fails leaves what was there', async () => {
    // The target is a folder, so the last step, taking the name, fails.
    await writeFile(path.join(folder, 'kept'), 'kept')
    await expect(replaceFile(folder, 'x')).rejects.toThrow()
    expect(await readFile(path.join(folder, 'kept'), 'utf8')).toBe('kept')
    const beside = await readdir(path.dirname(folder))
    expect(beside.filter((name) => name.includes(path.basename(folder)))).toEqual([
      path.basename(folder),
    ])
  })
})

describe('what the app remembers', () => {
  const open = (name = 'list.json') => userFile(path.join(folder, name), v.array(v.number()), [])

  it('[D14] a file that is missing, cut short or of another shape counts as nothing remembered', async () => {
    expect(await open().read()).toEqual([])
    await writeFile(path.join(folder, 'cut.json'), '[1,')
    expect(await open('cut.json').read()).toEqual([])
    await writeFile(path.join(folder, 'other.json'), '{"a": 1}')
    expect(await open('other.json').read()).toEqual([])
  })

  it('[D11] changes made at once are all kept', async () => {
    const list = open()
    await Promise.all([1, 2, 3, 4].map((one) => list.change((all) => [...all, one])))
    expect(await list.read()).toEqual([1, 2, 3, 4])
  })

  it('[D11] a change that fails does not stop the next', async () => {
    const list = open()
    const failed = list.change(() => {
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await list.change((all) => [...all, 5])
    expect(await list.read()).toEqual([5])
  })
})

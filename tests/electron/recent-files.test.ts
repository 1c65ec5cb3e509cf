import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type RecentFiles, recentFiles } from '../../electron/main/memory/recent-files.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'

const MEMBERS = ['CHN', 'FRA'] as DelegationCode[]

let folder: string
let recent: RecentFiles
let told: string[]
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-'))
  told = []
  recent = recentFiles(path.join(folder, 'recent.json'), (file) => told.push(file))
})

const add = (name: string, openedAt = 0) =>
  recent.add({
    file: path.join(folder, name),
    dossier: name,
    topic: '',
    members: MEMBERS,
    openedAt,
  })
const names = async () => (await recent.list()).map(({ file }) => path.basename(file))

describe('what was open before', () => {
  it('[D22] stands newest first, each once, and no more than ten', async () => {
    for (const name of ['a', 'b', 'c', 'a']) await add(name)
    expect(await names()).toEqual(['a', 'c', 'b'])
    for (let at = 0; at < 12; at++) await add(`x${at}`)
    expect(await names()).toEqual(Array.from({ length: 10 }, (_, at) => `x${11 - at}`))
    expect(told.slice(0, 4).map((file) => path.basename(file))).toEqual(['a', 'b', 'c', 'a'])
  })

  const left = async () =>
    (await recent.leftOpen()).map(
      ({ file, isThere }) => `${path.basename(file)}${isThere ? '' : ' is gone'}`,
    )

  it('[D10] says what was open when the app ended, and whether it is still there', async () => {
    expect(await left()).toEqual([])
    await add('gone')
    await writeFile(path.join(folder, 'here'), '')
    await add('here')
    expect(await left()).toEqual(['here', 'gone is gone'])
    await recent.areOpen([path.join(folder, 'gone')])
    expect(await left()).toEqual(['gone is gone'])
    await add('here')
    await recent.forget(path.join(folder, 'gone'))
    expect(await left()).toEqual(['here'])
  })

  it('[D10] names the one that was opened last where none was open', async () => {
    await add('a')
    await add('b')
    await recent.areOpen([])
    expect(await left()).toEqual(['b is gone'])
  })

  it('[D10] reads a list in which it is not told what was open', async () => {
    const entry = { file: '/a.penholder', dossier: 'a', topic: '', members: 15, openedAt: 0 }
    await writeFile(path.join(folder, 'recent.json'), JSON.stringify([entry, entry]))
    expect(await left()).toEqual(['a.penholder is gone'])
  })

  it('[D22] lets go of one that is taken from the list', async () => {
    await add('a')
    await add('b')
    await recent.forget(path.join(folder, 'a'))
    expect(await names()).toEqual(['b'])
  })

  it('[D22] says with whom each was, and of what an earlier program has listed with how many', async () => {
    await add('new')
    expect((await recent.list()).map(({ members }) => members)).toEqual([MEMBERS])
    const older = [{ file: '/a', dossier: 'a', topic: 'Mines', members: 15, openedAt: 1 }]
    await writeFile(path.join(folder, 'recent.json'), JSON.stringify(older))
    expect(await recent.list()).toMatchObject(older)
    await add('new')
    expect((await recent.list()).map(({ members }) => members)).toEqual([MEMBERS, 15])
  })

  it('[D14] a list of an older form counts as nothing remembered', async () => {
    await writeFile(path.join(folder, 'recent.json'), JSON.stringify(['/old/a.penholder']))
    expect(await recent.list()).toEqual([])
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleFile } from '../../build/sample-file.mjs'
import { rememberPort, standingLinks, standingSecrets } from '../../build/standing-links.mjs'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { openDossierFile } from '../../server/dossier-file.ts'
import { newInvite } from '../../server/new-invite.ts'
import { FRA, scratchFolder, someDossier } from '../server/dossiers.ts'

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let made: number
beforeEach(async () => {
  scratch = await scratchFolder()
  made = 0
  // Where each system keeps a user's data.
  for (const name of ['XDG_DATA_HOME', 'HOME', 'APPDATA']) vi.stubEnv(name, scratch.folder)
  vi.stubEnv('LANG', 'C')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await scratch.remove()
})

/** A start, with a sample that is made sooner than the real one: its dossier alone. */
function start({ fresh = false } = {}): Promise<string> {
  return sampleFile(
    fresh,
    () => undefined,
    async (file) => {
      made += 1
      const created = await createDossierFile(file, someDossier(), async () => undefined)
      if (!created.ok) throw new Error(created.error.kind)
      await created.value.close()
      return [{ delegation: 'FRA', key: `key-${made}` }]
    },
  )
}

/** The negotiation in a file, by its UUID. */
async function idOf(file: string): Promise<string> {
  const opened = await openDossierFile(file, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  await opened.value.close()
  return opened.value.id
}

describe('the sample of npm start', () => {
  it('[D16] is made once, and keeps what is done to it', async () => {
    const file = await start()
    const id = await idOf(file)
    const opened = await openDossierFile(file, 'write')
    if (!opened.ok) throw new Error(opened.error.kind)
    const request = { delegation: FRA, role: 'delegation', name: 'Ann', uses: 1 } as const
    await newInvite(opened.value.store, request, { base: null, madeBy: null, now: 0 })
    await opened.value.close()
    const bytes = readFileSync(file)
    expect(await start()).toBe(file)
    expect(made).toBe(1)
    expect(await idOf(file)).toBe(id)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('[D16] keeps the links to it, their keys and the address it is served at', async () => {
    const file = await start()
    const first = await standingLinks(file)
    expect(first.port).toBeNull()
    expect(first.links.map(({ delegation, role }) => `${delegation} ${role}`)).toEqual([
      'CHN penholder',
      'FRA delegation',
      'USA delegation',
      'SEC observer',
    ])
    const [pen, guest] = first.links
    expect(pen?.fragment).not.toContain('.')
    expect(guest?.fragment).toMatch(/\.key-1$/)
    rememberPort(file, 4321)
    expect(await standingLinks(await start())).toEqual({ ...first, port: 4321 })
    expect(standingSecrets(file)).toEqual([{ delegation: 'FRA', key: 'key-1' }])
  })

  it('[D16] is made anew with --fresh, and so are its links, keys and address', async () => {
    const file = await start()
    const [id, before] = [await idOf(file), await standingLinks(file)]
    rememberPort(file, 4321)
    expect(await start({ fresh: true })).toBe(file)
    expect(made).toBe(2)
    expect(await idOf(file)).not.toBe(id)
    const { port, links } = await standingLinks(file)
    expect(port).toBeNull()
    const known = new Set(before.links.map(({ fragment }) => fragment))
    expect(links.filter(({ fragment }) => known.has(fragment))).toEqual([])
    expect(standingSecrets(file)).toEqual([{ delegation: 'FRA', key: 'key-2' }])
  })

  it('[D16] is not made anew while somebody is at work in it', async () => {
    const file = await start()
    const [id, before] = [await idOf(file), await standingLinks(file)]
    const working = await openDossierFile(file, 'write')
    if (!working.ok) throw new Error(working.error.kind)
    await expect(start({ fresh: true })).rejects.toThrow(path.basename(file))
    await working.value.close()
    expect(made).toBe(1)
    expect(await idOf(file)).toBe(id)
    expect(await standingLinks(file)).toEqual(before)
  })

  it('[D16] is made anew where it can be opened no more', async () => {
    const file = await start()
    writeFileSync(file, 'no dossier')
    await start({ fresh: true })
    expect(await idOf(file)).toBeTruthy()
    expect(existsSync(`${file}-wal`)).toBe(false)
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

type ElectronBinary = {
  electronBinary(): string | null
  canDownloadElectron(): Promise<boolean>
}
const script = path.resolve(import.meta.dirname, '../../build/electron-binary.mjs')
const { electronBinary, canDownloadElectron }: ElectronBinary = await import(script)

let folder: string
let site: Server
let status: number | 'never'

/** A download site on this machine; nothing here reaches any other. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'penholder-electron-'))
  site = createServer((_request, response) => {
    if (status !== 'never') response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(site.address() as AddressInfo).port}/`)
  vi.stubEnv('electron_config_cache', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  site.closeAllConnections()
  await new Promise((resolve) => site.close(resolve))
  await rm(folder, { recursive: true })
})

describe('whether Electron can be had', () => {
  it('[D15] a site that has the archive will do', async () => {
    status = 200
    expect(await canDownloadElectron()).toBe(true)
  })

  it('[D15] a site that has not, will not', async () => {
    status = 404
    expect(await canDownloadElectron()).toBe(false)
  })

  it('[D15] a site that never answers costs three seconds and no more', async () => {
    status = 'never'
    const asked = Date.now()
    expect(await canDownloadElectron()).toBe(false)
    expect(Date.now() - asked).toBeLessThan(4000)
  })

  it('[D15] an executable in Electron’s place is taken if it is there', async () => {
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', path.join(folder, 'dist'))
    expect(electronBinary()).toBeNull()
    await mkdir(path.join(folder, 'dist'))
    for (const name of ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']) {
      await mkdir(path.dirname(path.join(folder, 'dist', name)), { recursive: true })
      await writeFile(path.join(folder, 'dist', name), '')
    }
    expect(electronBinary()).toContain(path.join(folder, 'dist'))
  })
})

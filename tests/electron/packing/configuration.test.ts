import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'

// The packager's own reader and checker of its configuration, so that a misspelt key is an error here.

type Configuration = {
  readonly files: readonly { readonly filter: readonly string[] }[]
  readonly asar: boolean
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly fileAssociations: readonly { readonly ext: string; readonly role: string }[]
  readonly protocols: readonly { readonly schemes: readonly string[] }[]
  readonly linux: Targets
  readonly mac: Targets
  readonly win: Targets
}
type Targets = {
  readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[]
}
type Reader = {
  getConfig(root: string, file: null, overrides: null): Promise<Configuration>
  validateConfiguration(configuration: Configuration, log: object): Promise<void>
}

const ROOT = path.resolve(import.meta.dirname, '../../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const reader: Reader = builder('app-builder-lib/out/util/config/config')

const run = promisify(execFile)

let configuration: Configuration
beforeAll(async () => {
  configuration = await reader.getConfig(ROOT, null, null)
})

describe('the packaged app', () => {
  it('[D6] its configuration says only what the packager understands', async () => {
    const log = { add: () => undefined, isEnabled: false }
    await expect(reader.validateConfiguration(configuration, log)).resolves.toBeUndefined()
    const misspelt = { ...configuration, electronFuse: {} }
    await expect(reader.validateConfiguration(misspelt, log)).rejects.toThrow('electronFuse')
  })

  it('[D6] its fuses leave nothing open', () => {
    expect(configuration.asar).toBe(true)
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    })
  })

  it('[D7] the system opens .penholder files with it', () => {
    expect(configuration.fileAssociations).toEqual([
      expect.objectContaining({ ext: 'penholder', role: 'Editor' }),
    ])
  })

  it('[D18] the system hands it links of invitations', () => {
    expect(configuration.protocols.map(({ schemes }) => schemes)).toEqual([['penholder']])
  })

  it('[D6] it is made for each system, and for both kinds of processor', () => {
    const { linux, mac, win } = configuration
    const targets = [linux, mac, win].map(({ target }) => target.map((one) => one.target))
    expect(targets).toEqual([['AppImage', 'deb', 'rpm'], ['dmg', 'zip'], ['nsis']])
    for (const { arch } of [linux, mac, win].flatMap(({ target }) => target))
      expect(arch).toEqual(['x64', 'arm64'])
  })

  it('[D6] its picture is drawn in every size that a desktop asks for', async () => {
    await run(process.execPath, [path.join(ROOT, 'build/make-icons.mjs')])
    for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
      const icon = await readFile(path.join(ROOT, `build/resources/icons/${size}x${size}.png`))
      // The header of a PNG: width and height, four bytes each.
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size])
    }
  })
})

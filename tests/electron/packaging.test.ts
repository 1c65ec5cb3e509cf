import { createRequire } from 'node:module'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

// The packager's own reader and checker of its configuration, so that a misspelt key is an error here.

type Configuration = {
  readonly files: readonly { readonly filter: readonly string[] }[]
  readonly asar: boolean
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly fileAssociations: readonly { readonly ext: string; readonly role: string }[]
  readonly protocols?: unknown
}
type Reader = {
  getConfig(root: string, file: null, overrides: null): Promise<Configuration>
  validateConfiguration(configuration: Configuration, log: object): Promise<void>
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const reader: Reader = builder('app-builder-lib/out/util/config/config')

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

  it('[D6] it carries the bundles and the database driver, and no other package', () => {
    const [files] = configuration.files
    const packages = files?.filter.filter((one) => one.includes('node_modules'))
    expect(packages?.[0]).toBe('!node_modules/**')
    expect(packages?.slice(1).every((one) => one.includes('@photostructure/sqlite/'))).toBe(true)
  })
})

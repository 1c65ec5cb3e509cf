import { execFile } from 'node:child_process'
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
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

const ROOT = path.resolve(import.meta.dirname, '../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const reader: Reader = builder('app-builder-lib/out/util/config/config')

type Fuses = {
  readonly FuseV1Options: Readonly<Record<string, number>>
  getCurrentFuseWire(executable: string): Promise<Readonly<Record<number, number>>>
}
type Asar = { listPackage(archive: string, options: object): string[] }
const fuses: Fuses = builder('@electron/fuses')
const asar: Asar = builder('@electron/asar')
/** How a fuse that is on stands in the executable: the character `1`. */
const ON = 49
const run = promisify(execFile)

let configuration: Configuration
beforeAll(async () => {
  configuration = await reader.getConfig(ROOT, null, null)
})

/** A project whose bundles are empty, and an Electron that is nothing but its fuses, all of them on. */
async function layOut(folder: string): Promise<void> {
  for (const name of ['out/main', 'electron-dist/locales', 'electron-dist/resources'])
    await mkdir(path.join(folder, name), { recursive: true })
  await writeFile(path.join(folder, 'out/main/main.cjs'), ';')
  await writeFile(path.join(folder, 'out/main/main.cjs.map'), '')
  await copyFile(path.join(ROOT, 'electron-builder.yml'), path.join(folder, 'electron-builder.yml'))
  await layOutPackages(folder)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    await writeFile(path.join(folder, 'electron-dist', name), '')
  const wire = [
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('1'.repeat(9)),
  ]
  const executable = path.join(folder, 'electron-dist/electron')
  await writeFile(executable, Buffer.concat([Buffer.alloc(64), ...wire, Buffer.alloc(64)]))
  await chmod(executable, 0o755)
}

/** The driver with what it needs, and a package that must stay behind. */
async function layOutPackages(folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'))
  const { '@photostructure/sqlite': driver, react } = manifest.dependencies
  const dependencies = { '@photostructure/sqlite': driver, react }
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }))
  for (const name of ['@photostructure/sqlite', 'node-gyp-build', 'node-addon-api', 'react'])
    await cp(path.join(ROOT, 'node_modules', name), path.join(folder, 'node_modules', name), {
      recursive: true,
    })
}

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

  it('[D6] what the packager makes has these fuses, and holds the bundles and the database driver alone', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-package-'))
    await layOut(folder)
    const cli = builder.resolve('electron-builder/cli.js')
    const dist = `-c.electronDist=${path.join(folder, 'electron-dist')}`
    await run(process.execPath, [cli, '--dir', '--linux', dist], { cwd: folder })
    const packed = path.join(folder, 'release/linux-unpacked')
    const { FuseV1Options, getCurrentFuseWire } = fuses
    const wire = await getCurrentFuseWire(path.join(packed, 'penholder'))
    const on = Object.keys(FuseV1Options).filter((name) => wire[FuseV1Options[name] ?? -1] === ON)
    expect(on.sort()).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
    ])
    const listed = asar.listPackage(path.join(packed, 'resources/app.asar'), {})
    expect(listed).toContain(path.normalize('/out/main/main.cjs'))
    expect(listed).toContain(path.normalize('/node_modules/@photostructure/sqlite/dist/index.cjs'))
    expect(listed).toContain(path.normalize('/node_modules/node-gyp-build/index.js'))
    expect(listed.filter((name) => /react|lexical|\.map$|\.ts$/.test(name))).toEqual([])
    await rm(folder, { recursive: true })
  })
})

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

// What is asked of the packager, as it reads it itself; what it makes of it is in packed.spec.ts, where a misspelt key would be an error.

type Configuration = {
  readonly files: readonly { readonly filter: readonly string[] }[]
  readonly asar: boolean
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly fileAssociations: readonly { readonly ext: string; readonly role: string }[]
  readonly protocols: readonly { readonly schemes: readonly string[] }[]
  readonly linux: Targets & { readonly maintainer: string; readonly syncDesktopName: boolean }
  readonly mac: Targets
  readonly win: Targets
}
type Targets = { readonly target: readonly string[] }
type Machine = { readonly system: string; readonly arch: string; readonly os: string }
type Step = { readonly run?: string; readonly with?: { readonly name?: string } }
type Job = {
  readonly strategy?: { readonly matrix: { readonly include?: readonly Machine[] } }
  readonly steps: readonly Step[]
}
type Workflow = { readonly jobs: Readonly<Record<string, Job>> }
type Reader = {
  getConfig(root: string, file: null, overrides: null): Promise<Configuration>
}

const ROOT = path.resolve(import.meta.dirname, '../../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const reader: Reader = builder('app-builder-lib/out/util/config/config')

const yaml: { load(text: string): Workflow } = builder('js-yaml')

async function workflow(name: string): Promise<Workflow> {
  return yaml.load(await readFile(path.join(ROOT, `.github/workflows/${name}.yml`), 'utf8'))
}

let configuration: Configuration
beforeAll(async () => {
  configuration = await reader.getConfig(ROOT, null, null)
})

describe('the packaged app', () => {
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

  it('[D6] it is made for each system, in the forms that its people install', () => {
    const { linux, mac, win } = configuration
    const targets = [linux, mac, win].map(({ target }) => target)
    expect(targets).toEqual([['AppImage', 'deb', 'rpm'], ['dmg', 'zip'], ['nsis']])
  })

  it('[D6] its packages for Linux name somebody, without whom there are none, and the program of its windows', async () => {
    expect(configuration.linux.maintainer).toMatch(/^\S.* <\S+@\S+>$/)
    expect(configuration.linux.syncDesktopName).toBe(true)
    const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'))
    expect(manifest.desktopName).toBe(`${manifest.name}.desktop`)
  })

  it.each([
    ['ci', 'package'],
    ['release', 'installers'],
  ])(
    '[D6] %s makes it for both kinds of processor, each on a machine of that kind',
    async (name, job) => {
      const machines = (await workflow(name)).jobs[job]?.strategy?.matrix.include ?? []
      expect(machines.map(({ system, arch, os }) => `${system} ${arch}: ${os}`)).toEqual([
        'linux x64: ubuntu-latest',
        'linux arm64: ubuntu-24.04-arm',
        'macos x64: macos-15-intel',
        'macos arm64: macos-latest',
        'windows x64: windows-latest',
        'windows arm64: windows-11-arm',
      ])
      const steps = (await workflow(name)).jobs[job]?.steps ?? []
      const packaging = steps
        .flatMap(({ run }) => run ?? [])
        .filter((run) => /npm run package/.test(run))
      expect(packaging).toEqual([
        expect.stringContaining(`-- --\${{ matrix.arch }} --publish never`),
      ])
      for (const option of ['linux.maintainer', 'extraMetadata.homepage'])
        expect(packaging[0]).toContain(` --config.${option}=`)
      // Where one machine could take what another has made for its own.
      const names = steps.flatMap((step) => step.with?.name ?? [])
      expect(names).toEqual([
        expect.stringMatching(/\{ matrix\.system \}\}-\$\{\{ matrix\.arch \}\}$/),
      ])
    },
  )
})

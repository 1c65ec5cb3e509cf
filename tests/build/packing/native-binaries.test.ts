import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { afterPack } from '../../../build/packing/after-pack.mjs'
import { missingBinaries } from '../../../build/packing/native-binaries.mjs'

const typst = (suffix: string) =>
  `node_modules/@myriaddreamin/typst-ts-node-compiler-${suffix}/typst-ts-node-compiler.${suffix}.node`
const sqlite = (machine: string) =>
  `node_modules/@photostructure/sqlite/prebuilds/${machine}/@photostructure+sqlite.glibc.node`

describe('[D6] an app that is packed', () => {
  it.each([
    ['linux-x64', 'linux-x64-gnu'],
    ['linux-arm64', 'linux-arm64-gnu'],
    ['darwin-arm64', 'darwin-arm64'],
    ['darwin-x64', 'darwin-x64'],
    ['win32-x64', 'win32-x64-msvc'],
    ['win32-arm64', 'win32-arm64-msvc'],
  ])('has all native code of %s', (machine, suffix) => {
    expect(missingBinaries([typst(suffix), sqlite(machine)], machine)).toEqual([])
    expect(missingBinaries([typst(suffix)], machine)).toEqual(['SQLite'])
    expect(missingBinaries([sqlite(machine)], machine)).toEqual(['Typst'])
  })

  it('has not, if the code is for another machine, another C library, or is none', () => {
    const driver = sqlite('linux-arm64')
    for (const other of [
      typst('linux-x64-gnu'),
      typst('linux-arm64-musl'),
      typst('darwin-arm64'),
      'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-arm64-gnu/package.json',
    ])
      expect(missingBinaries([driver, other], 'linux-arm64'), other).toEqual(['Typst'])
    expect(missingBinaries([], 'linux-arm64')).toEqual(['Typst', 'SQLite'])
  })

  it('is no installer, and one sentence says why', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'penholder-after-pack-'))
    const packed = (arch: number, electronPlatformName: string) => () =>
      afterPack({
        packager: { getResourcesDir: () => folder },
        appOutDir: folder,
        electronPlatformName,
        arch,
      })
    for (const name of [typst('win32-x64-msvc'), sqlite('win32-x64'), sqlite('win32-arm64')]) {
      const file = path.join(folder, 'app.asar.unpacked', name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, '')
    }
    expect(packed(1, 'win32')).not.toThrow()
    expect(packed(3, 'win32')).toThrow(
      'The app for win32-arm64 lacks the native code of Typst: package it on such a machine, after `npm ci` there.',
    )
    rmSync(folder, { recursive: true })
  })
})

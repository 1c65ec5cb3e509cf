import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gatherRelease, mergeFeeds } from '../../../build/packing/gather-release.mjs'

/** As the packager writes one. */
const feed = (version: string, ...urls: readonly string[]) =>
  [
    `version: ${version}`,
    'files:',
    ...urls.flatMap((url) => [`  - url: ${url}`, `    sha512: of-${url}`, '    size: 7']),
    `path: ${urls[0]}`,
    `sha512: of-${urls[0]}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    '',
  ].join('\n')

const X64 = 'Penholder-1.1.0-win-x64.exe'
const ARM64 = 'Penholder-1.1.0-win-arm64.exe'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'penholder-gather-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the machines have made, by machine and name; then what is gathered of it. */
function gathered(made: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  for (const [machine, files] of Object.entries(made)) {
    mkdirSync(path.join(folder, 'made', machine), { recursive: true })
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(folder, 'made', machine, name), text)
  }
  return gatherRelease(path.join(folder, 'made'), path.join(folder, 'release'))
}
const released = (name: string) => readFileSync(path.join(folder, 'release', name), 'utf8')

describe('[D32] a release that several machines have made', () => {
  it('has the files of all, and one feed of each name that tells of them', () => {
    const names = gathered({
      'win-arm64': { [ARM64]: 'arm', 'latest.yml': feed('1.1.0', ARM64) },
      'win-x64': { [X64]: 'intel', 'latest.yml': feed('1.1.0', X64) },
      'linux-x64': { 'latest-linux.yml': feed('1.1.0', 'a.AppImage') },
    })
    expect(names).toEqual([ARM64, X64, 'latest-linux.yml', 'latest.yml'])
    expect([released(ARM64), released(X64)]).toEqual(['arm', 'intel'])
    // The very text, but for quotation marks that change nothing.
    expect(released('latest.yml')).toBe(feed('1.1.0', X64, ARM64))
    expect(released('latest-linux.yml')).toBe(feed('1.1.0', 'a.AppImage'))
  })

  it('is none if its feeds tell of several versions', () => {
    const made = {
      one: { [X64]: '', 'latest.yml': feed('1.1.0', X64) },
      two: { 'latest.yml': feed('1.2.0', ARM64) },
    }
    expect(() => gathered(made)).toThrow('The feeds tell of several versions: 1.1.0, 1.2.0.')
    expect(existsSync(path.join(folder, 'release'))).toBe(false)
  })

  it('is none if two machines have made a file of one name', () => {
    expect(() => gathered({ one: { [X64]: 'a' }, two: { [X64]: 'b' } })).toThrow(
      `Two machines have made ${X64}.`,
    )
    expect(existsSync(path.join(folder, 'release'))).toBe(false)
  })

  it('has a feed of one machine as it is', () => {
    const only = `# as it came\n${feed('1.1.0', X64)}`
    expect(mergeFeeds([only])).toBe(only)
  })
})

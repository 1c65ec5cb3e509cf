import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { newKeys, signFeeds } from '../../../build/sign-feed.mjs'
import { SignedProvider, UnsignedFeed } from '../../../electron/main/updating/signed-provider.ts'

// The provider as electron-updater calls it, on a server of strings.

const keys = newKeys()
const FEED = [
  'version: 1.1.0',
  'files:',
  '  - url: Penholder-1.1.0-linux-x64.AppImage',
  '    sha512: bm90IHJlYWxseQ==',
  '    size: 1',
  "releaseDate: '2026-11-28T00:00:00.000Z'",
  '',
].join('\n')

function signatureOf(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'penholder-feed-'))
  writeFileSync(path.join(folder, name), FEED)
  signFeeds(folder, keys.private, keys.public)
  const signature = readFileSync(path.join(folder, `${name}.sig`), 'utf8')
  rmSync(folder, { recursive: true })
  return signature
}

function providerOn(files: Readonly<Record<string, string>>) {
  const asked: RequestOptions[] = []
  const executor = {
    request: async (options: RequestOptions) => {
      asked.push(options)
      return files[options.path ?? ''] ?? null
    },
  }
  const runtime = { isUseMultipleRangeRequest: false, platform: 'win32', executor }
  const options = { url: 'https://example.org/releases', keys: [keys.public] }
  const provider: SignedProvider = Reflect.construct(SignedProvider, [options, null, runtime])
  return { provider, asked }
}

it('[D32] a signed feed is read, its files are where it is, and nothing of the machine is told', async () => {
  const { provider, asked } = providerOn({
    '/releases/latest.yml': FEED,
    '/releases/latest.yml.sig': signatureOf('latest.yml'),
  })
  Reflect.apply(provider.setRequestHeaders, provider, [{ 'x-user-staging-id': 'who' }])
  const info = await provider.getLatestVersion()
  expect(info.version).toBe('1.1.0')
  expect(provider.resolveFiles(info).map(({ url }) => url.href)).toEqual([
    'https://example.org/releases/Penholder-1.1.0-linux-x64.AppImage',
  ])
  expect(asked.map((options) => options.headers)).toEqual([undefined, undefined])
})

it.each([
  ['unsigned', {}],
  ['changed', { '/releases/latest.yml': FEED.replace('1.1.0', '9.9.9') }],
  ["another system's", { '/releases/latest.yml.sig': signatureOf('latest-mac.yml') }],
  ['gone', { '/releases/latest.yml': '' }],
])('[D32] a feed that is %s is not read', async (what, files) => {
  const signature = what === 'unsigned' ? '' : signatureOf('latest.yml')
  const { provider } = providerOn({
    '/releases/latest.yml': FEED,
    '/releases/latest.yml.sig': signature,
    ...files,
  })
  await expect(provider.getLatestVersion()).rejects.toThrow(UnsignedFeed)
})

import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newKeys, signFeeds } from '../../../build/sign-feed.mjs'
import { feedOf } from '../../../electron/main/updating/feed.ts'
import { isSignedFeed } from '../../../electron/main/updating/feed-signature.ts'

const NAME = 'latest-linux.yml'
const FEED = Buffer.from('version: 1.1.0\npath: Penholder.AppImage\nsha512: abc=\n')
const ours = newKeys()
const theirs = newKeys()

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'penholder-feed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The signature that the release script puts beside the feed. */
function signed(keys = ours, name = NAME): string {
  writeFileSync(path.join(folder, name), FEED)
  expect(signFeeds(folder, keys.private, keys.public)).toContain(name)
  return readFileSync(path.join(folder, `${name}.sig`), 'utf8')
}

describe('[D32] what tells of a release', () => {
  it('is read as the release script has signed it, also by one of several keys', () => {
    expect(isSignedFeed(NAME, FEED, signed(), [ours.public])).toBe(true)
    expect(isSignedFeed(NAME, FEED, signed(), ['no key', theirs.public, ours.public])).toBe(true)
  })

  it('is not read if a byte, its name or the key is another', () => {
    const signature = signed()
    for (let at = 0; at < FEED.length; at += 1) {
      const changed = Buffer.from(FEED)
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at)
      expect(isSignedFeed(NAME, changed, signature, [ours.public])).toBe(false)
    }
    expect(isSignedFeed('latest.yml', FEED, signature, [ours.public])).toBe(false)
    expect(isSignedFeed(NAME, FEED, signature, [theirs.public])).toBe(false)
    expect(isSignedFeed(NAME, FEED, signature, [])).toBe(false)
  })

  it('is not read with a signature that is none', () => {
    for (const none of ['', 'unsigned', '<html>', `${'A'.repeat(86)}==`, signed().repeat(2)])
      expect(isSignedFeed(NAME, FEED, none, [ours.public])).toBe(false)
  })

  it('is not read on the word of a key of another kind', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    expect(isSignedFeed(NAME, FEED, signed(), [spki])).toBe(false)
  })

  it('is looked for in builds that have an https address and a key, and in no other', () => {
    expect(feedOf('https://example.org/x', ' a, b ')).toEqual({
      url: 'https://example.org/x',
      keys: ['a', 'b'],
    })
    for (const [url, keys] of [
      ['', ''],
      ['https://example.org', ' , '],
      ['http://example.org', 'a'],
      ['nowhere', 'a'],
    ] as const)
      expect(feedOf(url, keys), url).toBeNull()
  })
})

describe('[D32] the release script', () => {
  it('signs every feed and nothing else', () => {
    for (const name of ['latest.yml', 'latest-mac.yml', 'builder-debug.yml', 'a.exe'])
      writeFileSync(path.join(folder, name), FEED)
    signed(ours, 'latest-linux-arm64.yml')
    expect(readdirSync(folder).filter((name) => name.endsWith('.sig'))).toEqual([
      'latest-linux-arm64.yml.sig',
      'latest-mac.yml.sig',
      'latest.yml.sig',
    ])
  })

  it('signs nothing with a key that the app does not know, with none, or where there is no feed', () => {
    expect(() => signFeeds(folder, ours.private, ours.public)).toThrow('no feed')
    writeFileSync(path.join(folder, NAME), FEED)
    expect(() => signFeeds(folder, ours.private, theirs.public)).toThrow('built into the app')
    expect(() => signFeeds(folder, 'secret words', ours.public)).toThrow(/^(?!.*secret words)/)
    expect(readdirSync(folder)).toEqual([NAME])
  })
})

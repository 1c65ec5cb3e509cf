import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cornerOpacity, sizeOf } from '../build/png.ts'

type Icon = {
  readonly src: string
  readonly sizes: string
  readonly type: string
  readonly purpose?: string
}
type Manifest = {
  readonly name: string
  readonly short_name: string
  readonly id: string
  readonly start_url: string
  readonly scope: string
  readonly display: string
  readonly icons: readonly Icon[]
}

const PUBLIC = path.resolve(import.meta.dirname, '../../renderer/public')
const manifest: Manifest = JSON.parse(
  readFileSync(path.join(PUBLIC, 'manifest.webmanifest'), 'utf8'),
)
/** As the relay serves it. */
const BASE = 'https://relay.example/manifest.webmanifest'
const pictureOf = ({ src }: Icon) => readFileSync(path.join(PUBLIC, new URL(src, BASE).pathname))
const drawn = manifest.icons.filter(({ type }) => type === 'image/png')
const plain = drawn.filter(({ purpose }) => purpose === undefined)
const masked = drawn.filter(({ purpose }) => purpose === 'maskable')

describe('[H5] the web client, installed as an app', () => {
  it('has a name, and a window of its own that begins where the relay serves it', () => {
    expect([manifest.name, manifest.short_name]).toEqual(['Penholder', 'Penholder'])
    expect(manifest.display).toBe('standalone')
    const [start, scope, id] = [manifest.start_url, manifest.scope, manifest.id].map(
      (place) => new URL(place, BASE).href,
    )
    expect(start).toBe('https://relay.example/')
    expect(start?.startsWith(scope ?? 'none')).toBe(true)
    expect(id).toBe(start)
    // An invitation opens in it, too.
    expect(new URL('/join', BASE).href.startsWith(scope ?? 'none')).toBe(true)
  })

  it('has pictures of the sizes that they say, among them those that browsers ask for', () => {
    for (const icon of drawn) expect(sizeOf(pictureOf(icon)).join('x'), icon.src).toBe(icon.sizes)
    expect(plain.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512'])
    const others = manifest.icons.filter((icon) => !drawn.includes(icon))
    expect(others.map(({ type }) => type)).toEqual(['image/svg+xml'])
    for (const icon of others) expect(pictureOf(icon).toString()).toContain('<svg ')
  })

  it('has one that may be cut to any shape, for its ground has no edge; the others have one', () => {
    expect(masked.map(({ sizes }) => sizes)).toEqual(['512x512'])
    for (const icon of masked) expect(cornerOpacity(pictureOf(icon))).toBe(255)
    for (const icon of plain) expect(cornerOpacity(pictureOf(icon))).toBe(0)
  })
})

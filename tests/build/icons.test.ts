import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawnPictures } from '../../build/make-icons.mjs'
import { sizeOf } from './png.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const pictures = drawnPictures()
const drawn = (name: string): Buffer => pictures.get(name) ?? Buffer.alloc(0)

describe('the app’s picture', () => {
  it.each([16, 32, 48, 64, 128, 256, 512, 1024])(
    '[D6] is drawn %i points wide for the desktops that ask for it',
    (size) => {
      expect(sizeOf(drawn(`build/resources/icons/${size}x${size}.png`))).toEqual([size, size])
    },
  )

  it('[D6] is drawn large for the systems that make their own of it', () => {
    expect(sizeOf(drawn('build/resources/icon.png'))).toEqual([1024, 1024])
  })

  // The same pictures could differ in a bit where another machine draws them.
  it.runIf(process.platform === 'linux')(
    '[H5] is kept with the web client as it is drawn',
    async () => {
      const kept = [...pictures.keys()].filter((name) => name.startsWith('renderer/public/'))
      expect(kept).toHaveLength(4)
      for (const name of kept)
        expect(drawn(name).equals(await readFile(path.join(ROOT, name))), name).toBe(true)
    },
  )
})

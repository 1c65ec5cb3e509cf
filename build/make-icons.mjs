// `npm run icons`: draws the pictures that the packager wants of the one drawing there is. It makes Windows' and
// macOS' own formats of the large one by itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'

// The web client's own are kept with it: a build makes no pictures.
const PUBLIC = path.resolve(import.meta.dirname, '../renderer/public')
const RESOURCES = path.resolve(import.meta.dirname, 'resources')
/** Linux desktops look for a picture of each size; macOS wants the largest. */
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]

const drawing = readFileSync(path.join(RESOURCES, 'icon.svg'), 'utf8')
const icons = path.join(RESOURCES, 'icons')
mkdirSync(icons, { recursive: true })
for (const size of SIZES) writeFileSync(path.join(icons, `${size}x${size}.png`), picture(size))
writeFileSync(path.join(RESOURCES, 'icon.png'), picture(SIZES.at(-1)))
for (const size of [192, 512]) writeFileSync(path.join(PUBLIC, `icon-${size}.png`), picture(size))
writeFileSync(path.join(PUBLIC, 'icon.svg'), drawing)

function picture(size) {
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

// `npm run icons`: draws the pictures that the packager wants of the one drawing there is. It makes Windows' and
// macOS' own formats of the large one by itself.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

const ROOT = path.resolve(import.meta.dirname, '..')
const RESOURCES = 'build/resources'
// The web client's own are kept with it: a build makes no pictures.
const PUBLIC = 'renderer/public'
/** Linux desktops look for a picture of each size; macOS wants the largest. */
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024]
/** What systems cut round, or otherwise, keeps everything that is within four fifths: the corner of the pen is, at this size. */
const MASKED_SIZE = 736

/** Every picture, by its path in the project. */
export function drawnPictures() {
  const drawing = readFileSync(path.join(ROOT, RESOURCES, 'icon.svg'), 'utf8')
  return new Map([
    ...SIZES.map((size) => [`${RESOURCES}/icons/${size}x${size}.png`, picture(drawing, size)]),
    [`${RESOURCES}/icon.png`, picture(drawing, SIZES.at(-1))],
    ...[192, 512].map((size) => [`${PUBLIC}/icon-${size}.png`, picture(drawing, size)]),
    [`${PUBLIC}/icon-maskable-512.png`, picture(maskable(drawing), 512)],
    [`${PUBLIC}/icon.svg`, Buffer.from(drawing)],
  ])
}

function picture(drawing, size) {
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng()
}

/** The drawing, smaller, on a ground of its own colour that has no edge. */
function maskable(drawing) {
  const [, ground] = /<rect [^>]*fill="(#[\da-f]{6})"/.exec(drawing)
  const inset = (1024 - MASKED_SIZE) / 2
  const place = `x="${inset}" y="${inset}" width="${MASKED_SIZE}" height="${MASKED_SIZE}"`
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024">',
    `<rect width="1024" height="1024" fill="${ground}"/>`,
    drawing.replace('<svg ', `<svg ${place} `),
    '</svg>',
  ].join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, bytes] of drawnPictures()) {
    const file = path.join(ROOT, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }

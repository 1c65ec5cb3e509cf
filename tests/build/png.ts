import { inflateSync } from 'node:zlib'

/** Width and height of a PNG, from its header. */
export function sizeOf(png: Buffer): readonly [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** How opaque the corner of a PNG is, 0 to 255; of pictures with four bytes a pixel. */
export function cornerOpacity(png: Buffer): number {
  // However the first row is filtered, its first pixel stands as it is, behind the byte that says how.
  return inflateSync(Buffer.concat(dataOf(png))).readUInt8(4)
}

function dataOf(png: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const start = at + 8
    if (png.toString('latin1', at + 4, start) === 'IDAT')
      parts.push(png.subarray(start, start + png.readUInt32BE(at)))
  }
  return parts
}

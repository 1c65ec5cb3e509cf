import { type FileHandle, open } from 'node:fs/promises'

// Which characters a TrueType font has: its table `cmap`, read without the rest of the file, which may have many megabytes.
// Formats 4 (the first plane, in segments) and 12 (all planes, in groups), which fonts of our time have.

type Range = readonly [first: number, last: number]

/** The code points that the fonts have among them, as ranges in no order. */
export async function coverageOf(fonts: readonly string[]): Promise<readonly Range[]> {
  const all = await Promise.all(fonts.map(rangesOf))
  return all.flat()
}

async function rangesOf(font: string): Promise<readonly Range[]> {
  const file = await open(font)
  try {
    const table = await tableOf(file, 'cmap')
    return subtablesOf(table).flatMap((at) => {
      const format = table.getUint16(at)
      if (format === 4) return segmentsAt(table, at)
      return format === 12 ? groupsAt(table, at) : []
    })
  } finally {
    await file.close()
  }
}

async function tableOf(file: FileHandle, name: string): Promise<DataView> {
  const head = await read(file, 0, 12)
  const directory = await read(file, 12, head.getUint16(4) * 16)
  for (let at = 0; at < directory.byteLength; at += 16) {
    const tag = [0, 1, 2, 3].map((i) => String.fromCharCode(directory.getUint8(at + i))).join('')
    if (tag === name) return read(file, directory.getUint32(at + 8), directory.getUint32(at + 12))
  }
  throw new Error(`a font without ${name}`)
}

async function read(file: FileHandle, position: number, length: number): Promise<DataView> {
  const { buffer } = await file.read(new Uint8Array(length), 0, length, position)
  return new DataView(buffer.buffer, buffer.byteOffset, length)
}

function subtablesOf(table: DataView): readonly number[] {
  const count = table.getUint16(2)
  return [...new Set(Array.from({ length: count }, (_, i) => table.getUint32(4 + i * 8 + 4)))]
}

function segmentsAt(table: DataView, at: number): readonly Range[] {
  const size = table.getUint16(at + 6)
  return Array.from({ length: size / 2 }, (_, i): Range => {
    const last = table.getUint16(at + 14 + i * 2)
    return [table.getUint16(at + 16 + size + i * 2), last]
    // The segment that only ends the table is of no character.
  }).filter(([, last]) => last !== 0xffff)
}

function groupsAt(table: DataView, at: number): readonly Range[] {
  return Array.from({ length: table.getUint32(at + 12) }, (_, i): Range => {
    const group = at + 16 + i * 12
    return [table.getUint32(group), table.getUint32(group + 4)]
  })
}

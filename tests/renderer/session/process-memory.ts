import { open, readFile } from 'node:fs/promises'

// What a process holds in its memory, as somebody sees it who has the whole machine: Linux shows it in /proc.

export const CAN_READ_MEMORY = process.platform === 'linux'

const CHUNK = 16 << 20

/** Which of the byte strings stand anywhere in the memory of the process. */
export async function inMemory(
  pid: number,
  wanted: Readonly<Record<string, Buffer>>,
): Promise<readonly string[]> {
  const found = new Set<string>()
  const longest = Math.max(...Object.values(wanted).map(({ length }) => length))
  const memory = await open(`/proc/${pid}/mem`, 'r')
  try {
    for (const { start, end } of await regions(pid)) {
      // Chunks overlap, so that nothing is missed that stands across their border.
      for (let at = start; at < end; at += CHUNK - longest) {
        const chunk = Buffer.alloc(Math.min(CHUNK, end - at))
        const read = await memory.read(chunk, 0, chunk.length, at).catch(() => null)
        if (!read) break
        for (const [name, bytes] of Object.entries(wanted)) {
          if (chunk.includes(bytes)) found.add(name)
        }
        if (end - at <= CHUNK) break
      }
    }
  } finally {
    await memory.close()
  }
  return [...found].sort()
}

/** The parts that the process has written to. */
async function regions(pid: number): Promise<readonly { start: number; end: number }[]> {
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8')
  return maps.split('\n').flatMap((line) => {
    const [, start, end] = /^([\da-f]+)-([\da-f]+) rw/.exec(line) ?? []
    if (start === undefined || end === undefined) return []
    return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }]
  })
}

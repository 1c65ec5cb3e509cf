import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'

// What went wrong on this machine, a line of JSON each, in this user's own folder and nowhere else ([D28]). Two files of
// a bounded size: when the one is full it takes the place of the other.

const MOST_BYTES = 256 * 1024

export type FaultLog = {
  /** Writes a line; resolves when it is written, or could not be: a log is no reason to fail. */
  note(what: string, details?: Readonly<Record<string, unknown>>): Promise<void>
  /** The newest lines, oldest first. */
  tail(most: number): Promise<readonly string[]>
}

/** The log in `folder`. */
export function faultLog(
  folder: string,
  now: () => number = Date.now,
  mostBytes = MOST_BYTES,
): FaultLog {
  const current = path.join(folder, 'penholder.log')
  const former = path.join(folder, 'penholder.1.log')
  let last: Promise<void> = Promise.resolve()
  async function write(line: string): Promise<void> {
    await mkdir(folder, { recursive: true })
    const size = await stat(current).then(
      (found) => found.size,
      () => 0,
    )
    if (size + line.length > mostBytes && size > 0) await rename(current, former)
    await appendFile(current, line, { mode: 0o600 })
  }
  return {
    note: (what, details = {}) => {
      const line = `${JSON.stringify({ at: new Date(now()).toISOString(), what, ...details })}\n`
      last = last.then(() => write(line)).catch(() => undefined)
      return last
    },
    tail: async (most) => {
      await last
      const texts = await Promise.all(
        [former, current].map((file) => readFile(file, 'utf8').catch(() => '')),
      )
      return texts.join('').split('\n').filter(Boolean).slice(-most)
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The command line as it is shipped, whole in one file: it starts in a fifth of the time that its sources take. */
const CLI = fileURLToPath(new URL('../../out/main/penholder.cjs', import.meta.url))

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs `penholder` to its end, in English unless `lang` says otherwise. */
export async function penholder(args: readonly string[], lang = 'C'): Promise<Outcome> {
  const child = start(args, lang)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const code = await ended(child)
  return { code, out, err }
}

/** A relay in a process of its own, as a user starts it. */
export async function servedFile(
  path: string,
  options: readonly string[] = [],
): Promise<{
  readonly http: string
  readonly url: string
  readonly pid: number
  /** All of the line that it printed when it was ready. */
  readonly line: unknown
  /** What it has said on standard error. */
  said(): string
  kill(signal: NodeJS.Signals): Promise<number | null>
}> {
  const child = start(['serve', path, '--json', ...options], 'C')
  let err = ''
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const over = ended(child)
  const line = await Promise.race([firstLine(child), over.then(() => Promise.reject(Error(err)))])
  const { url, http } = JSON.parse(line) as { url: string; http: string }
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return over
  }
  return { url, http, pid: child.pid ?? 0, line: JSON.parse(line), said: () => err, kill }
}

function start(args: readonly string[], lang: string): ChildProcess {
  const env = { ...process.env, LC_ALL: lang, NO_COLOR: '1' }
  // Not through npm: a signal must reach the relay itself.
  return spawn(process.execPath, [CLI, ...args], { env })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code)))
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}

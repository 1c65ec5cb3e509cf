import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

// The relay as people run it: a process of its own, that can be stopped, killed and starved.

const SOURCE = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
const BUNDLE = fileURLToPath(new URL('../../out/main/penholder.cjs', import.meta.url))

/** Which program is tried: the one that is shipped, or the source it is made of. */
export type Program = 'bundle' | 'source'

export type RelayProcess = {
  readonly http: string
  readonly url: string
  readonly pid: number
  /** Resolves with the exit code, or null if a signal ended it. */
  readonly ended: Promise<number | null>
  signal(name: NodeJS.Signals): void
}

export type StartOptions = {
  readonly program: Program
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Serves a file; rejects with what the program said if it does not come up. */
export async function startProcess(path: string, options: StartOptions): Promise<RelayProcess> {
  const program = options.program === 'bundle' ? [BUNDLE] : ['--import', 'tsx', SOURCE]
  const args = [
    ...program,
    'serve',
    path,
    '--port',
    String(options.port ?? 0),
    '--log-level',
    'silent',
  ]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...options.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(([code]): number | null => code)
  const { http, url } = await readyLine(child, ended)
  return { http, url, pid: child.pid ?? 0, ended, signal: (name) => void child.kill(name) }
}

async function readyLine(
  child: ChildProcess,
  ended: Promise<unknown>,
): Promise<{ readonly http: string; readonly url: string }> {
  let out = ''
  let err = ''
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const line = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      out += chunk
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')))
    })
  })
  return JSON.parse(await Promise.race([line, ended.then(() => Promise.reject(new Error(err)))]))
}

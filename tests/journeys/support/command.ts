import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Command } from '../../../server/command.ts'

// The journeys start Penholder as a person does: through its command line, in a process of its own.

export const ROOT = path.resolve(import.meta.dirname, '../../..')

/** The program without npm around it, so that a signal reaches the process that it is meant for. */
const PROGRAM = [path.join(ROOT, 'out/main/penholder.cjs')]
const ENVIRONMENT = { ...process.env, LC_ALL: 'en_GB.UTF-8' }

/** Runs one command to its end; returns standard output, throws what it printed if it fails. */
export async function penholder(...args: readonly string[]): Promise<string> {
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [...PROGRAM, ...args], {
    cwd: ROOT,
    env: ENVIRONMENT,
  })
  return stdout
}

/** The same within this process, for what only prepares a journey: a process costs a second each time. */
export async function prepare({ run }: Command, ...args: readonly string[]): Promise<string> {
  const lines: string[] = []
  const err = (line: string): never => {
    throw new Error(line)
  }
  await run(args, { out: (line) => void lines.push(line), err, locale: 'en' })
  return lines.join('\n')
}

export type Serving = {
  readonly http: string
  readonly url: string
  readonly port: number
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>
  /** `kill -9`: nothing is flushed, nobody is told. */
  kill(): Promise<void>
}

/** `penholder serve`; resolves when it has printed that it is ready. */
export async function serve(file: string, port = 0): Promise<Serving> {
  const child = spawn(
    process.execPath,
    [...PROGRAM, 'serve', file, '--port', String(port), '--json'],
    {
      cwd: ROOT,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error('the relay ended before it was ready'))),
  ])
  const { http, url } = JSON.parse(String(line))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return {
    http,
    url,
    port: Number(new URL(http).port),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

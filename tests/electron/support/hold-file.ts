import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** Serves the file from another process, which holds it; returns the way to let go. */
export async function holdFile(file: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['out/main/penholder.cjs', 'serve', file, '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise((resolve) => createInterface(child.stdout).once('line', resolve))
  return async () => {
    child.kill('SIGTERM')
    await exited
  }
}

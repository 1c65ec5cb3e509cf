import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { commandLine } from './desktop.ts'

/** Starts the app once more for the same user, as a double click on a file does; the exit code of that start. */
export async function secondStart(
  userData: string,
  files: readonly string[],
): Promise<number | null> {
  // The package's main module is the path of the executable; the binary or the stand-in is known to be there.
  const executable: string = createRequire(import.meta.url)('electron')
  const child = spawn(executable, commandLine(files), {
    env: { ...process.env, PENHOLDER_USER_DATA: userData },
    stdio: 'ignore',
  })
  return new Promise((resolve) => child.once('exit', resolve))
}

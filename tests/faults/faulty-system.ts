import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SOURCE = fileURLToPath(new URL('./faulty-system.c', import.meta.url))
const run = promisify(execFile)

/** A system that fails on command: a library that is loaded into the relay before everything else. */
export class FaultySystem {
  readonly env: Readonly<Record<string, string>>
  readonly #folder: string

  /** Why there can be none on this machine, or null. */
  static async lacks(): Promise<string | null> {
    if (process.platform !== 'linux') return 'a library is preloaded on Linux alone'
    return run('cc', ['--version']).then(
      () => null,
      () => 'there is no C compiler',
    )
  }

  static async make(): Promise<FaultySystem> {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-faulty-'))
    const library = path.join(folder, 'faulty-system.so')
    await run('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'])
    return new FaultySystem(folder, library)
  }

  private constructor(folder: string, library: string) {
    this.#folder = folder
    this.env = { LD_PRELOAD: library, FAULT_FOLDER: folder }
  }

  /** From now on nothing can be written to a dossier. */
  async breakDisk(): Promise<void> {
    await writeFile(path.join(this.#folder, 'disk'), '')
  }

  async mendDisk(): Promise<void> {
    await rm(path.join(this.#folder, 'disk'))
  }

  /** Sets the wall clock of the relay so far off. */
  async shiftClock(seconds: number): Promise<void> {
    await writeFile(path.join(this.#folder, 'clock'), String(seconds))
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

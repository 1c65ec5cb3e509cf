import { execFile } from 'node:child_process'
import { access, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SOURCE = fileURLToPath(new URL('./faulty-system.c', import.meta.url))
const run = promisify(execFile)

/** Calls in which a process can be killed: `log` is the write-ahead log, `file` the dossier itself. */
export type Moment =
  | 'log-write'
  | 'log-sync'
  | 'log-synced'
  | 'file-write'
  | 'file-sync'
  | 'any-write'

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

  /** The relay is killed in the `nth` such call of the system from now on. */
  async killAt(moment: Moment, nth: number): Promise<void> {
    const death = path.join(this.#folder, 'death')
    // Under its name only when it is whole: the relay may look at any moment.
    await writeFile(`${death}.new`, `${moment} ${nth}`)
    await rename(`${death}.new`, death)
  }

  /** Whether the last order to kill has been carried out. */
  async hasKilled(): Promise<boolean> {
    return access(path.join(this.#folder, 'death')).then(
      () => false,
      () => true,
    )
  }

  async spare(): Promise<void> {
    await rm(path.join(this.#folder, 'death'), { force: true })
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Effort, Fault, Result } from './fault.ts'
import { FaultySystem } from './faulty-system.ts'
import { startProcess } from './relay-process.ts'
import { Scene, sleep, until } from './scene.ts'

// The disk is full, fails, or may not be written to.

const run = promisify(execFile)
const CRITERION =
  'nothing acknowledged or shown that is not kept, people are told why, the same within 5 s of its end, 0 lost'

export const DISKS: readonly Fault[] = [
  {
    name: 'a full disk',
    criterion: CRITERION,
    lacks: mountLacks,
    run: async (effort) => {
      const disk = await SmallDisk.mount('size=3m')
      try {
        return await starved(effort, 'storage-full', {
          open: () => Scene.open(effort.program, { folder: disk.folder }),
          begin: () => disk.fill(),
          end: () => disk.free(),
        })
      } finally {
        await disk.unmount()
      }
    },
  },
  {
    name: 'a disk that fails to write and to sync',
    criterion: CRITERION,
    lacks: FaultySystem.lacks,
    run: async (effort) => {
      const system = await FaultySystem.make()
      try {
        return await starved(effort, 'storage-failed', {
          open: () => Scene.open(effort.program, { env: system.env }),
          begin: () => system.breakDisk(),
          end: () => system.mendDisk(),
        })
      } finally {
        await system.remove()
      }
    },
  },
  {
    name: 'a disk that can only be read',
    criterion: 'the relay does not start, and says in one sentence why; the file is as it was',
    lacks: mountLacks,
    run: readOnly,
  },
]

type Trouble = {
  readonly open: () => Promise<Scene>
  readonly begin: () => Promise<void>
  readonly end: () => Promise<void>
}

/** People type; the disk takes nothing for a while; then it does again. */
async function starved(effort: Effort, code: string, trouble: Trouble): Promise<Result> {
  const scene = await trouble.open()
  try {
    const people = await scene.delegate(4)
    for (const one of people) one.type(15, 'words ')
    await sleep(500)
    await trouble.begin()
    await until('people are told why', () => people.every(({ ends }) => ends.includes(code)))
    await sleep(Math.min(effort.seconds, 5) * 1000)
    const during = await scene.lost()
    const leaked = await scene.leaked()
    await trouble.end()
    const ms = await scene.converged(2 * effort.healedMs)
    const { acknowledged, lost } = await scene.lost()
    const finding = await scene.finding()
    const isWhole = during.lost + lost + leaked === 0 && finding === null
    return {
      passed: isWhole && ms <= effort.healedMs,
      measured: `told “${code}”, ${leaked} shown without being kept, the same after ${Math.round(ms)} ms, ${acknowledged} acknowledged, ${lost} lost`,
    }
  } finally {
    await scene.close()
  }
}

async function readOnly(effort: Effort): Promise<Result> {
  const disk = await SmallDisk.mount('size=3m')
  try {
    const scene = await Scene.open(effort.program, { folder: disk.folder })
    scene.relay.signal('SIGTERM')
    await scene.relay.ended
    await disk.makeReadOnly()
    const said = await startProcess(scene.file, { program: effort.program }).then(
      () => 'it started',
      (error: Error) => error.message.trim(),
    )
    const finding = await scene.finding()
    const isClear = said.split('\n').length === 1 && said.includes('read-only')
    return { passed: isClear && finding === null, measured: said.replace(disk.folder, '') }
  } finally {
    await disk.unmount()
  }
}

/** A disk of a few megabytes, in memory. */
class SmallDisk {
  readonly folder: string

  static async mount(options: string): Promise<SmallDisk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'penholder-disk-'))
    await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
    return new SmallDisk(folder)
  }

  private constructor(folder: string) {
    this.folder = folder
  }

  get #ballast(): string {
    return path.join(this.folder, 'ballast')
  }

  /** Leaves nothing free, whatever others write meanwhile. */
  async fill(): Promise<void> {
    const page = Buffer.alloc(4096)
    for (;;) {
      const isFull = await appendFile(this.#ballast, page).then(
        () => false,
        () => true,
      )
      if (isFull) return
    }
  }

  async free(): Promise<void> {
    await rm(this.#ballast)
  }

  makeReadOnly(): Promise<unknown> {
    return run('mount', ['-o', 'remount,ro', this.folder])
  }

  async unmount(): Promise<void> {
    await run('umount', ['-l', this.folder])
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Why no disk of our own can be mounted here, or null. */
async function mountLacks(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux may mount'
  return SmallDisk.mount('size=64k').then(
    async (disk) => {
      await disk.unmount()
      return null
    },
    () => 'mounting is not allowed here',
  )
}

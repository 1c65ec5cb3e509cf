import { randomBytes } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from './finding.ts'

// The folder in which a negotiation is kept: whether there is room, whether the disk keeps what it says it keeps and how
// long that takes, and whether it is a disk at all.

const GIBIBYTE = 2 ** 30
const WARN_BYTES = GIBIBYTE
const FAIL_BYTES = 100 * 2 ** 20
const SLOW_FSYNC_MS = 50
const ROUNDS = 15

/** Numbers by which Linux knows file systems that are not on a disk of this machine. */
const NETWORK_KINDS: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
  16914839: '9P',
  1397113167: 'AFS',
  12805120: 'Ceph',
}
const MEMORY_KINDS: Readonly<Record<number, string>> = { 16914836: 'tmpfs', 2240043254: 'ramfs' }

type Space = { readonly bavail: number; readonly bsize: number }

export function spaceFinding(folder: string, { bavail, bsize }: Space): Finding {
  const bytes = bavail * bsize
  const values = { folder, gibibytes: (bytes / GIBIBYTE).toFixed(1) }
  if (bytes < FAIL_BYTES)
    return { check: 'space', level: 'fail', key: 'cli:doctorSpaceNone', values }
  return bytes < WARN_BYTES
    ? { check: 'space', level: 'warn', key: 'cli:doctorSpaceLittle', values }
    : { check: 'space', level: 'ok', key: 'cli:doctorSpace', values }
}

/** `type` is the number that the system gives a file system; only Linux has such numbers. */
export function fileSystemFinding(folder: string, type: number, system: string): Finding {
  const check = 'filesystem'
  // Beyond 2^31 some systems give the number a sign.
  const kind = type >>> 0
  const isShare = system === 'win32' && folder.startsWith('\\\\')
  const network = isShare ? 'UNC' : system === 'linux' ? NETWORK_KINDS[kind] : undefined
  const memory = system === 'linux' ? MEMORY_KINDS[kind] : undefined
  if (network !== undefined) {
    return {
      check,
      level: 'warn',
      key: 'cli:doctorNetworkShare',
      values: { folder, kind: network },
    }
  }
  if (memory !== undefined) {
    return { check, level: 'warn', key: 'cli:doctorInMemory', values: { folder, kind: memory } }
  }
  return { check, level: 'ok', key: 'cli:doctorFileSystem', values: { folder } }
}

/** How long it takes to bring 4 KiB to disk there, as each commit does. */
export async function flushFinding(folder: string): Promise<Finding> {
  const check = 'flush'
  try {
    const median = await medianFlushMs(folder)
    const values = { ms: median.toFixed(median < 10 ? 1 : 0) }
    return median > SLOW_FSYNC_MS
      ? { check, level: 'warn', key: 'cli:doctorFlushSlow', values }
      : { check, level: 'ok', key: 'cli:doctorFlush', values }
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { check, level: 'fail', key: 'cli:doctorFlushFailed', values: { folder, detail } }
  }
}

export async function diskFindings(folder: string): Promise<readonly Finding[]> {
  const stats = await statfs(folder)
  return [
    spaceFinding(folder, stats),
    fileSystemFinding(folder, stats.type, process.platform),
    await flushFinding(folder),
  ]
}

async function medianFlushMs(folder: string): Promise<number> {
  const file = path.join(folder, `.penholder-doctor-${randomBytes(6).toString('hex')}`)
  const handle = await open(file, 'wx', 0o600)
  const times: number[] = []
  try {
    const page = randomBytes(4096)
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now()
      await handle.write(page)
      await handle.sync()
      times.push(performance.now() - begun)
    }
  } finally {
    await handle.close()
    await rm(file, { force: true })
  }
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
}

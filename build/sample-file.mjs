import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { dataFolder } from './data-folder.mjs'
import { runPenholder } from './project.mjs'

const NAME = 'sample.penholder'

/** Path of this user's sample negotiation, which keeps what was done to it; `isFresh` makes it anew. */
export async function sampleFile(isFresh, tell) {
  const file = path.join(dataFolder(), NAME)
  if (isFresh) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  if (!existsSync(file)) {
    tell()
    await runPenholder('sample', '-o', file)
  }
  return file
}

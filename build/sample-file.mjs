import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { dataFolder } from './data-folder.mjs'
import { fileSentence, importProject, runPenholder, StartError } from './project.mjs'
import { rememberSecrets } from './standing-links.mjs'

const NAME = 'sample.penholder'

/** Path of this user's sample negotiation, which keeps what was done to it; `isFresh` makes it anew. `make` answers with the keys to it. */
export async function sampleFile(isFresh, tell, make = makeSample) {
  const file = path.join(dataFolder(), NAME)
  if (isFresh && existsSync(file)) await remove(file)
  if (!existsSync(file)) {
    tell()
    rememberSecrets(file, await make(file))
  }
  return file
}

async function makeSample(file) {
  return JSON.parse(await runPenholder('sample', '-o', file, '--json')).secrets
}

/** Removes the file unless somebody is working with it. */
async function remove(file) {
  const { openDossierFile } = await importProject('server/dossier-file.ts')
  const opened = await openDossierFile(file, 'write')
  if (!opened.ok && opened.error.kind === 'held')
    throw new StartError(await fileSentence(opened.error))
  if (opened.ok) await opened.value.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

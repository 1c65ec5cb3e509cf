import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { FileError } from '../../../server/file-errors.ts'
import type { Result } from '../../../shared/base/result.ts'

// Copies of what was negotiated here, in this user's own folder and apart from the files ([D25]): a few a dossier, the
// oldest going first. A copy is named for its time and for the entry up to which it reaches, so that what has not
// changed is not copied again.

/** The folder of backups in that of this user's settings. */
export const BACKUPS = 'backups'
const MOST = 5
const NAME = /^(\d+)-e(\d+)-n(\d+)\.penholder$/u

/** What is copied: an open dossier. */
export type BackupSource = {
  readonly dossier: string
  readonly epoch: number
  /** Number of the last entry. */
  head(): Promise<number>
  /** Whole or not at all, and never over an existing file. */
  copyTo(file: string): Promise<Result<void, FileError>>
}

/** A copy that was kept. */
export type Backup = {
  readonly file: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Keeps a copy in `folder` unless the last one says the same; whether one was made. Older ones make room. */
export async function keepBackup(
  source: BackupSource,
  folder: string,
  now: number,
): Promise<boolean> {
  const own = path.join(folder, source.dossier)
  const kept = await listed(own)
  const reaches = `e${source.epoch}-n${await source.head()}`
  if (kept[0]?.file.includes(`-${reaches}.`)) return false
  // What was told in confidence is in it as it is in the file.
  await mkdir(own, { recursive: true, mode: 0o700 })
  const copied = await source.copyTo(path.join(own, `${now}-${reaches}.penholder`))
  if (!copied.ok) return false
  for (const { file } of (await listed(own)).slice(MOST)) await rm(file, { force: true })
  return true
}

/** The newest copy of a dossier; null if there is none. */
export async function latestBackup(folder: string, dossier: string): Promise<Backup | null> {
  return (await listed(path.join(folder, dossier)))[0] ?? null
}

/** Newest first; what else lies there is left alone. */
async function listed(own: string): Promise<readonly Backup[]> {
  const names = await readdir(own).catch(() => [])
  return names
    .flatMap((name) => {
      const at = Number(NAME.exec(name)?.[1])
      return at > 0 ? [{ file: path.join(own, name), at }] : []
    })
    .sort((one, other) => other.at - one.at)
}

import { type Zippable, zipSync } from 'fflate'
import { ok, type Result } from '../../shared/base/result.ts'
import { translationsOf } from '../../shared/domain/translations.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import type { DossierReader } from '../export/export-dossier.ts'
import type { Exported, ExportJob } from '../export/export-job.ts'
import { readSource } from '../export/read-source.ts'
import { type GateClosed, type PackFile, packFiles } from './pack-files.ts'

/** The files of the final pack of a dossier as it stands. */
export async function makePack(
  reader: DossierReader,
  job: Omit<ExportJob, 'wishes'>,
): Promise<Result<readonly PackFile[], GateClosed>> {
  const dossier = await reader.readDossier()
  const source = readSource(dossier, await reader.loadText(dossier.lang))
  job.signal.throwIfAborted()
  const translations = translationsOf(dossier, hashOfText(source.base))
  return packFiles(source, translations, job)
}

/** The same as one archive. */
export async function makePackArchive(
  reader: DossierReader,
  job: Omit<ExportJob, 'wishes'>,
): Promise<Result<Exported, GateClosed>> {
  const made = await makePack(reader, job)
  if (!made.ok) return made
  return ok({ bytes: zipped(made.value), type: 'application/zip', extension: 'zip' })
}

/** Files in one archive; the same files give the same bytes, whenever and wherever. */
export function zipped(files: readonly PackFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const { name, bytes } of files) entries[name] = bytes
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) })
}

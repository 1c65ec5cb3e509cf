import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { RevisionReader } from '../../shared/domain/revisions.ts'
import type { VersionAnswer } from '../../shared/protocol/version.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { Exported, OrderError } from '../export/export-job.ts'
import { revisionsFor } from '../revisions/revisions-for.ts'
import { readMoment } from './read-moment.ts'

/** The name under which a window asks for a version; no format for people, so the command line does not know it. */
export const VERSION_FORMAT = 'version'

/** [H10] A revision that the asker may know of, or with null the text as it stands, for a window that compares. */
export async function versionForWindow(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  revision: string | null,
  asker: RevisionReader | null,
): Promise<Result<Exported, OrderError>> {
  const known = await revisionsFor(file, asker)
  const isKnown = revision === null || known.some(({ name }) => name === revision)
  const moment = isKnown ? await readMoment(file, revision ?? 'now', asker) : null
  if (!moment) return fail('revision')
  const answer: Readonly<Record<keyof VersionAnswer, unknown>> = moment
  const bytes = new TextEncoder().encode(JSON.stringify(answer))
  return ok({ bytes, type: 'application/json; charset=utf-8', extension: 'json' })
}

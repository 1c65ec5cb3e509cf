import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { Exported, ExportOrder, OrderError } from '../export/export-job.ts'
import { compareMoments } from './compare-moments.ts'
import { COMPARISON_FORMATS } from './comparison-formats.ts'
import type { ComparisonName } from './comparison-names.ts'
import { readMoment } from './read-moment.ts'

/** What is left out on request. */
const WITHOUT_NAMES = 'anonymous'
const NOW = 'now'

/** [H14] The comparison of two versions, of revisions those that the asker may know of, in this format. */
export async function comparisonForWindow(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  extension: ComparisonName,
  { revision, against, asker, wishes }: ExportOrder,
  signal: AbortSignal,
): Promise<Result<Exported, OrderError>> {
  const known = COMPARISON_FORMATS[extension]
  if (!against || wishes.some((wish) => wish !== WITHOUT_NAMES)) return fail('wish')
  const before = await readMoment(file, revision ?? NOW, asker)
  const after = await readMoment(file, against.revision ?? NOW, asker)
  if (!before || !after) return fail('revision')
  signal.throwIfAborted()
  const compared = compareMoments(await file.readDossier(), before, after)
  signal.throwIfAborted()
  const bytes = await known.write(compared, against.locale, !wishes.includes(WITHOUT_NAMES))
  signal.throwIfAborted()
  if (bytes === 'no-typesetter') return fail('no-typesetter')
  return ok({ bytes, type: known.type, extension })
}

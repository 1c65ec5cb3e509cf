import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DossierFile } from '../dossier-file.ts'
import type { Exported, ExportOrder, OrderError } from '../export/export-job.ts'
import { comparisonPdf } from '../export/pdf/comparison-pdf.ts'
import { compareMoments } from './compare-moments.ts'
import { readMoment } from './read-moment.ts'

/** Under which a window asks for the comparison of `revision` with `against.revision`; null is the text as it stands, and any moment has a name. */
export const COMPARISON_FORMAT = 'comparison-pdf'

/** What is left out on request. */
const WITHOUT_NAMES = 'anonymous'
const NOW = 'now'

/** [H14] The comparison of two versions, of revisions those that the asker may know of, as PDF ([X53]). */
export async function comparisonForWindow(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  { revision, against, asker, wishes }: ExportOrder,
  signal: AbortSignal,
): Promise<Result<Exported, OrderError>> {
  if (!against || wishes.some((wish) => wish !== WITHOUT_NAMES)) return fail('wish')
  const before = await readMoment(file, revision ?? NOW, asker)
  const after = await readMoment(file, against.revision ?? NOW, asker)
  if (!before || !after) return fail('revision')
  signal.throwIfAborted()
  const compared = compareMoments(await file.readDossier(), before, after)
  const isAttributed = !wishes.includes(WITHOUT_NAMES)
  const bytes = await comparisonPdf(compared, against.locale, isAttributed)
  if (bytes === 'no-typesetter') return fail('no-typesetter')
  return ok({ bytes, type: 'application/pdf', extension: 'pdf' })
}

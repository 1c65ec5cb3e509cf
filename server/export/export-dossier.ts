import { fail, ok, type Result } from '../../shared/base/result.ts'
import { translationsOf } from '../../shared/domain/translations.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import { translatedSource } from '../../shared/formats/translated-source.ts'
import { comparisonForWindow } from '../comparison/comparison-for-window.ts'
import { comparisonIn } from '../comparison/comparison-names.ts'
import { VERSION_FORMAT, versionForWindow } from '../comparison/version-for-window.ts'
import type { DossierFile } from '../dossier-file.ts'
import { asCirculated } from './as-circulated.ts'
import { asOfMoment } from './as-of-moment.ts'
import type { Exported, ExportJob, ExportOrder, OrderError } from './export-job.ts'
import { FORMATS } from './formats.ts'
import { readSource } from './read-source.ts'

/** Where the dossier and its text are read. */
export type DossierReader = Pick<DossierFile, 'readDossier' | 'loadText'>

/**
 * The document in a format for others: one way for the command line, the relay and the pack. Throws the reason of `signal` once
 * it is aborted.
 */
export async function exportDossier(
  file: DossierReader & Pick<DossierFile, 'store'>,
  order: ExportOrder,
  { signal, progress }: Omit<ExportJob, 'wishes'>,
): Promise<Result<Exported, OrderError>> {
  const { format, lang, revision, wishes, asker } = order
  const comparison = comparisonIn(format)
  if (comparison) return comparisonForWindow(file, comparison, order, signal)
  if (format === VERSION_FORMAT) return versionForWindow(file, revision, asker)
  const known = FORMATS.get(format)
  if (!known) return fail('format')
  if (wishes.some((wish) => !known.wishes?.includes(wish))) return fail('wish')
  const reader =
    revision === null
      ? file
      : ((await asCirculated(file, revision, asker)) ?? (await asOfMoment(file, revision)))
  if (!reader) return fail('revision')
  const dossier = await reader.readDossier()
  signal.throwIfAborted()
  const negotiated = readSource(dossier, await reader.loadText(dossier.lang))
  const source =
    lang === null || lang === dossier.lang ? negotiated : await translated(file, negotiated, lang)
  if (!source) return fail('lang')
  if (source.translates && !known.isTranslated) return fail('negotiated-only')
  signal.throwIfAborted()
  const bytes = await known.write(source, { signal, progress, wishes: new Set(wishes) })
  signal.throwIfAborted()
  if (bytes === 'no-typesetter') return fail('no-typesetter')
  if (!bytes) return fail('not-adopted')
  return ok({ bytes, type: known.type, extension: known.extension ?? format })
}

/**
 * The text as its translation into a language reads; null if there is none of exactly this wording. It is looked for among those
 * there are now: a version is translated after it was circulated, and its translation says nothing else ([O13]).
 */
async function translated(
  file: DossierReader,
  source: ExportSource,
  lang: string,
): Promise<ExportSource | null> {
  const there = translationsOf(await file.readDossier(), hashOfText(source.base))
  const translation = there.find((one) => one.lang === lang)
  return translation ? translatedSource(source, translation) : null
}

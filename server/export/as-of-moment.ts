import { textRoom } from '../../shared/protocol/rooms.ts'
import type { DossierFile } from '../dossier-file.ts'
import { placeOf } from '../history/place-of.ts'
import { loadDocAt } from '../load-doc.ts'
import { dossierThen } from './dossier-then.ts'
import type { DossierReader } from './export-dossier.ts'

/**
 * The negotiation as it was at an entry of the log, a time, or now ([U9]), with the revisions that all members knew of by then; null
 * if the name means no moment.
 */
export async function asOfMoment(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  name: string,
): Promise<DossierReader | null> {
  const place = await placeOf(file.store, name)
  if (!place) return null
  const { revisions } = await file.readDossier()
  const known = revisions.filter(({ seq }) => seq <= place.seq)
  const then = await dossierThen(file, place.seq, known)
  return {
    readDossier: async () => then,
    loadText: (lang) => loadDocAt(file.store, textRoom(lang), place.seq),
  }
}

import { firstClosing } from '../../shared/domain/closing.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import type { DossierFile } from '../dossier-file.ts'
import { placeOf } from '../history/place-of.ts'
import { loadDocAt } from '../load-doc.ts'
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
  const dossier = await file.readDossier()
  const revisions = dossier.revisions.filter(({ seq }) => seq <= place.seq)
  const typeChoices = dossier.typeChoices.filter(({ at }) => at <= place.at)
  const then = { ...dossier, ...firstClosing(), stage: 'drafting' as const, revisions, typeChoices }
  return {
    readDossier: async () => then,
    loadText: (lang) => loadDocAt(file.store, textRoom(lang), place.seq),
  }
}

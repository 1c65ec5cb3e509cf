import { firstClosing } from '../../shared/domain/closing.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import type { DossierFile } from '../dossier-file.ts'
import { loadDocAt } from '../load-doc.ts'
import type { DossierReader } from './export-dossier.ts'

/** The negotiation as it was when a revision was circulated ([K1]); null if there is none of that name. */
export async function asCirculated(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  name: string,
): Promise<DossierReader | null> {
  const dossier = await file.readDossier()
  const at = dossier.revisions.findIndex((revision) => revision.name === name)
  const revision = dossier.revisions[at]
  if (!revision) return null
  const typeChoices = dossier.typeChoices.filter((choice) => choice.at <= revision.at)
  const revisions = dossier.revisions.slice(0, at + 1)
  const then = { ...dossier, ...firstClosing(), stage: 'drafting' as const, revisions, typeChoices }
  return {
    readDossier: async () => then,
    loadText: (lang) => loadDocAt(file.store, textRoom(lang), revision.seq),
  }
}

import { firstClosing } from '../../shared/domain/closing.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Revision } from '../../shared/domain/revisions.ts'
import { DOSSIER_ROOM } from '../../shared/protocol/rooms.ts'
import { readDossier } from '../../shared/ydoc/dossier-doc.ts'
import type { DossierFile } from '../dossier-file.ts'
import { loadDocAt } from '../load-doc.ts'

/**
 * The dossier as the log had it after an entry: who took part in which office, in which groups, and which translations there were. As a
 * draft, for nothing of the way to its adoption was in what was circulated; with the revisions that are given. As it stands now where
 * the log has no dossier from before.
 */
export async function dossierThen(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  seq: number,
  revisions: readonly Revision[],
): Promise<Dossier> {
  const doc = await loadDocAt(file.store, DOSSIER_ROOM, seq)
  const was = readDossier(doc) ?? (await file.readDossier())
  const { typeChoices } = was
  return { ...was, ...firstClosing(), stage: 'drafting', revisions, typeChoices }
}

import type { RevisionReader } from '../../shared/domain/revisions.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import type { DossierFile } from '../dossier-file.ts'
import { loadDocAt } from '../load-doc.ts'
import { entryOf } from '../revisions/entry-of.ts'
import { revisionsFor } from '../revisions/revisions-for.ts'
import { dossierThen } from './dossier-then.ts'
import type { DossierReader } from './export-dossier.ts'

/**
 * The negotiation as it was when a revision was circulated ([K1]); null if there is none of that name, or none that the asker may know
 * of ([K16]).
 */
export async function asCirculated(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  name: string,
  asker: RevisionReader | null,
): Promise<DossierReader | null> {
  const dossier = await file.readDossier()
  const known = await revisionsFor(file, asker)
  const at = known.findIndex((one) => one.name === name)
  const revision = known[at]
  if (!revision) return null
  // Before it, what all members know of: whoever is handed the export learns of no other for named recipients.
  const names = new Set(dossier.revisions.map((one) => one.name))
  const revisions = [...known.slice(0, at).filter((one) => names.has(one.name)), revision]
  const entry = (await entryOf(file.store, revision)) ?? revision.seq
  const then = await dossierThen(file, entry, revisions)
  return {
    readDossier: async () => then,
    loadText: (lang) => loadDocAt(file.store, textRoom(lang), revision.seq),
  }
}

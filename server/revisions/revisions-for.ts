import {
  inOrderOfCirculation,
  isCirculatedTo,
  type Revision,
  type RevisionReader,
} from '../../shared/domain/revisions.ts'
import type { DossierFile } from '../dossier-file.ts'
import { readNamed } from './named-room.ts'

/**
 * Every revision that somebody may know of ([K16]), in the order in which they were circulated; with null, for whoever holds the
 * file, all there are.
 */
export async function revisionsFor(
  { store, readDossier }: Pick<DossierFile, 'store' | 'readDossier'>,
  asker: RevisionReader | null,
): Promise<readonly Revision[]> {
  const { revisions } = await readDossier()
  const named = await readNamed(store)
  return inOrderOfCirculation(
    revisions,
    asker ? named.filter((one) => isCirculatedTo(one, asker)) : named,
  )
}

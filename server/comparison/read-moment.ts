import type { RevisionReader } from '../../shared/domain/revisions.ts'
import type { Credits, Version } from '../../shared/domain/versions.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import type { DossierFile } from '../dossier-file.ts'
import { placeOf } from '../history/place-of.ts'
import { loadDocAt } from '../load-doc.ts'
import { revisionsFor } from '../revisions/revisions-for.ts'

// The text at a moment, out of the log alone ([A7]): a revision, an entry of the log, a time, or now.

export type Moment = {
  readonly name: string
  /** The last entry of the log that is in it. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly version: Version
  readonly credits: Credits
}

/**
 * The text at the moment that a name means; null if there is none, or it is a revision that the asker may not know of ([K16]). With
 * null for the asker, whoever holds the file asks.
 */
export async function readMoment(
  file: Pick<DossierFile, 'store' | 'readDossier'>,
  name: string,
  asker: RevisionReader | null,
): Promise<Moment | null> {
  const { store } = file
  const dossier = await file.readDossier()
  const revision = (await revisionsFor(file, asker)).find((one) => one.name === name)
  const found = revision ? { seq: revision.seq, at: revision.at } : await placeOf(store, name)
  if (!found) return null
  const doc = await loadDocAt(store, textRoom(dossier.lang), found.seq)
  const ledger = new Ledger(doc)
  try {
    // A revision has the numbers that it gave; any other moment those of the last one for all members ([V10]).
    const numbered = revision ?? dossier.revisions.findLast(({ seq }) => seq <= found.seq)
    const version = readVersion(ledger, numbered?.numbers ?? {})
    return { name, ...found, version, credits: readCredits(ledger) }
  } finally {
    ledger.destroy()
    doc.destroy()
  }
}

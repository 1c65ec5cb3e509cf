import type * as Y from 'yjs'
import type { Dossier } from '../domain/dossier.ts'

// The room `dossier`: one map whose entries are the fields of the dossier, written by the relay alone.

const ROOT = 'dossier'

/** Writes the fields that differ, as one transaction named `dossier`. */
export function writeDossier(doc: Y.Doc, dossier: Dossier): void {
  const map = doc.getMap<unknown>(ROOT)
  doc.transact(() => {
    for (const [field, value] of Object.entries(dossier)) {
      if (JSON.stringify(map.get(field)) !== JSON.stringify(value)) map.set(field, value)
    }
  }, 'dossier')
}

/** The dossier, or null while the room has not been synchronised. */
export function readDossier(doc: Y.Doc): Dossier | null {
  const map = doc.getMap<unknown>(ROOT)
  // Written by the relay from a typed value; no client may write here, so it is not parsed again.
  return map.has('id') ? (map.toJSON() as Dossier) : null
}

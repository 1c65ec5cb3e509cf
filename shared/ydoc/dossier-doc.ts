import type * as Y from 'yjs'
import { firstClosing } from '../domain/closing.ts'
import { firstConduct } from '../domain/conduct.ts'
import type { Dossier, DossierFacts } from '../domain/dossier.ts'

// The room `dossier`: one map whose entries are the fields of the dossier, written by the relay alone.

const ROOT = 'dossier'

/** Writes the fields that differ, as one transaction named `dossier`. */
export function writeDossier(doc: Y.Doc, dossier: DossierFacts | Dossier): void {
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
  if (!map.has('id')) return null
  // Written by the relay from a typed value; no client may write here, so it is not parsed again.
  const written = map.toJSON() as DossierFacts & Partial<Dossier>
  // Nothing of the conduct, nor of the closing, is written before something in it changes.
  return { ...firstConduct(written.penholder), ...firstClosing(), ...written }
}

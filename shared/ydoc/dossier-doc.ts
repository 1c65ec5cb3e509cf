import type * as Y from 'yjs'
import type { Annex } from '../domain/annexes.ts'
import { firstClosing } from '../domain/closing.ts'
import { firstConduct } from '../domain/conduct.ts'
import type { Dossier, DossierFacts } from '../domain/dossier.ts'

// The room `dossier`: one map whose entries are the fields of the dossier, written by the relay alone. Annexes have a map of their own, by
// id, so that one more of them does not write all the others again.

const ROOT = 'dossier'
const ANNEXES = 'annexes'

/** Writes the fields that differ, as one transaction named `dossier`. */
export function writeDossier(doc: Y.Doc, dossier: DossierFacts | Dossier): void {
  const map = doc.getMap<unknown>(ROOT)
  doc.transact(() => {
    const { annexes, ...fields }: Partial<Dossier> = dossier
    if (annexes) writeAnnexes(doc, annexes)
    for (const [field, value] of Object.entries(fields)) {
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
  const annexes = [...doc.getMap<Annex>(ANNEXES).values()].toSorted((a, b) => a.at - b.at)
  return { ...firstConduct(written.penholder), ...firstClosing(), ...written, annexes }
}

/** Nobody changes an annex: whatever bears a known id is there already. */
function writeAnnexes(doc: Y.Doc, annexes: readonly Annex[]): void {
  const map = doc.getMap<Annex>(ANNEXES)
  const wanted = new Set(annexes.map(({ id }) => id))
  for (const id of [...map.keys()]) if (!wanted.has(id)) map.delete(id)
  for (const annex of annexes) if (!map.has(annex.id)) map.set(annex.id, annex)
}

import type * as Y from 'yjs'
import type { Annex } from '../domain/annexes.ts'
import { firstClosing } from '../domain/closing.ts'
import { firstConduct } from '../domain/conduct.ts'
import type { Dossier, DossierFacts } from '../domain/dossier.ts'
import { type Translation, translationId } from '../domain/translations.ts'

// The room `dossier`: one map whose entries are the fields of the dossier, written by the relay alone. Annexes and
// translations have maps of their own, by id, so that one more of them does not write all the others again.

const ROOT = 'dossier'
const ANNEXES = 'annexes'
const TRANSLATIONS = 'translations'

/** Writes the fields that differ, as one transaction named `dossier`. */
export function writeDossier(doc: Y.Doc, dossier: DossierFacts | Dossier): void {
  const map = doc.getMap<unknown>(ROOT)
  doc.transact(() => {
    const { annexes, translations, ...fields }: Partial<Dossier> = dossier
    if (annexes) writeById(doc.getMap<Annex>(ANNEXES), new Map(annexes.map((one) => [one.id, one])))
    if (translations) {
      const byId = new Map(translations.map((one) => [translationId(one), one]))
      writeById(doc.getMap<Translation>(TRANSLATIONS), byId)
    }
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
  const annexes = inOrder(doc.getMap<Annex>(ANNEXES))
  const translations = inOrder(doc.getMap<Translation>(TRANSLATIONS))
  const begun = { ...firstConduct(written.penholder), ...firstClosing() }
  return { ...begun, ...written, annexes, translations }
}

function inOrder<Entry extends { readonly at: number }>(map: Y.Map<Entry>): readonly Entry[] {
  return [...map.values()].toSorted((a, b) => a.at - b.at)
}

/** Nobody changes an entry: one that bears a known id and came at another time stands in the place of the former. */
function writeById<Entry extends { readonly at: number }>(
  map: Y.Map<Entry>,
  wanted: ReadonlyMap<string, Entry>,
): void {
  for (const id of [...map.keys()]) if (!wanted.has(id)) map.delete(id)
  for (const [id, entry] of wanted) if (map.get(id)?.at !== entry.at) map.set(id, entry)
}

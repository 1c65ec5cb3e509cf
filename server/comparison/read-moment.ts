import type { RevisionReader } from '../../shared/domain/revisions.ts'
import type { Credits, Version } from '../../shared/domain/versions.ts'
import { textRoom } from '../../shared/protocol/rooms.ts'
import { Ledger } from '../../shared/ydoc/ledger.ts'
import { readCredits, readVersion } from '../../shared/ydoc/read-version.ts'
import type { DossierFile } from '../dossier-file.ts'
import { loadDocAt } from '../load-doc.ts'
import { revisionsFor } from '../revisions/revisions-for.ts'
import type { UpdateLog } from '../store/store.ts'

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

const PAGE_ROWS = 10_000

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

type Found = { readonly seq: number; readonly at: number }

async function placeOf(store: UpdateLog, name: string): Promise<Found | null> {
  if (name === 'now') return lastUpTo(store, () => true)
  if (/^\d{1,15}$/u.test(name)) return lastUpTo(store, ({ seq }) => seq <= Number(name))
  const time = /^\d{4}-\d\d-\d\dT/u.test(name) ? Date.parse(name) : Number.NaN
  return Number.isNaN(time) ? null : lastUpTo(store, ({ at }) => at <= time)
}

/** The last entry for which it is so; entries follow one another in time. */
async function lastUpTo(
  store: UpdateLog,
  isWithin: (entry: Found) => boolean,
): Promise<Found | null> {
  let last: Found | null = null
  for (let after = 0; ; ) {
    const page = await store.rows(after, PAGE_ROWS)
    for (const { seq, ts } of page) {
      if (!isWithin({ seq, at: ts })) return last
      last = { seq, at: ts }
    }
    if (page.length < PAGE_ROWS) return last
    after = last?.seq ?? after
  }
}

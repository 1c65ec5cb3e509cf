import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Manuscript } from '../../shared/domain/manuscript.ts'
import { newDossier } from '../../shared/domain/new-dossier.ts'
import { membersAt } from '../../shared/formats/concept-note/dossier-of-note.ts'
import type { FormulaLang } from '../../shared/formats/formulas.ts'
import { createDossierFile } from '../create-dossier-file.ts'
import type { FileError } from '../file-errors.ts'
import { Negotiation, type Seat } from '../seat.ts'
import type { Store } from '../store/store.ts'
import type { AuthorMap } from './authors.ts'
import { type Written, writeManuscript } from './write-manuscript.ts'

export type ImportPlan = {
  readonly manuscript: Manuscript
  readonly lang: FormulaLang
  readonly penholder: DelegationCode
  readonly authors: AuthorMap
}

/** A dossier of which nothing is known but its text and who takes part. */
function dossierOf({ manuscript, lang, penholder, authors }: ImportPlan): Dossier {
  const members = new Set([...membersAt(null, penholder).members, ...authors.values()])
  const [title] = manuscript.paragraphs
  const topic = (title?.pieces ?? [])
    .filter(({ insertedBy, sign }) => !insertedBy && !sign)
    .map(({ text }) => text)
    .join('')
  return newDossier({ id: randomUUID(), lang, topic, penholder, members: [...members] })
}

/** Makes a dossier file of a manuscript; there is no file unless all of it was written. `between` is waited for at each change: if it throws, no more is written. */
export async function importDossier(
  path: string,
  plan: ImportPlan,
  between: () => Promise<void> = async () => undefined,
): Promise<Result<Written, FileError>> {
  let written: Written = { paragraphs: [], unplaced: 0 }
  const made = await createDossierFile(path, dossierOf(plan), async (store) => {
    written = await writeInto(store, plan, between)
  })
  if (!made.ok) return fail(made.error)
  await made.value.close()
  return ok(written)
}

/** Writes the text of a new dossier: the pen its base text, the delegations what they propose. */
export async function writeInto(
  store: Store,
  plan: ImportPlan,
  between: () => Promise<void> = async () => undefined,
): Promise<Written> {
  const negotiation = await Negotiation.open(store, plan.lang, 'drafting')
  const pen = await negotiation.seat(plan.penholder, 'penholder')
  const seats = new Map<DelegationCode, Seat>()
  const seatOf = async (author: string): Promise<Seat> => {
    await between()
    const code = plan.authors.get(author)
    if (!code) throw new Error(`nobody is “${author}”`)
    // Whoever holds the pen proposes like any other delegation here: what is tracked is not base text yet.
    const seat = seats.get(code) ?? (await negotiation.seat(code, 'delegation'))
    seats.set(code, seat)
    return seat
  }
  const written = await writeManuscript(plan.manuscript, pen, seatOf)
  await negotiation.close()
  return written
}

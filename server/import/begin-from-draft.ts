import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import { handsIn } from '../../shared/domain/manuscript.ts'
import { FORMULAS, type FormulaLang } from '../../shared/formats/formulas.ts'
import { manuscriptOf } from '../../shared/formats/manuscript/manuscript-of.ts'
import { fileErrorSentence } from '../file-errors.ts'
import type { Translate } from '../messages.ts'
import { RefusedSeat } from '../seat.ts'
import type { AuthorMap } from './authors.ts'
import { importDossier } from './import-dossier.ts'
import { readDocumentFile } from './read-document-file.ts'

export type DraftDossier = {
  /** The file of the document, of any kind that can be read. */
  readonly draft: string
  readonly lang: FormulaLang
  readonly penholder: DelegationCode
  /** As the document names them, each. */
  readonly authors: AuthorMap
}

/** Why no dossier was begun; a sentence for the user, who knows that it was given up. */
export type DraftError =
  | { readonly kind: 'givenUp' }
  | { readonly kind: 'refused'; readonly sentence: string }

/**
 * Makes the file of a dossier from a document whose authors are known ([D33]). What found no place is told in a sentence, null if
 * everything did. Fails, and makes no file, also if the document names anybody who is not among the authors, and if the signal gives it up.
 */
export async function beginFromDraft(
  to: string,
  { draft, lang, penholder, authors }: DraftDossier,
  say: Translate,
  signal: AbortSignal,
): Promise<Result<string | null, DraftError>> {
  const name = path.basename(draft)
  const imported = await readDocumentFile(draft, say)
  if (!imported.ok) return refused(imported.error)
  const { manuscript } = manuscriptOf(imported.value, FORMULAS[lang].title)
  // It was read once before, for whoever said who they are: since then it may have been saved again.
  if ([...handsIn(manuscript).keys()].some((author) => !authors.has(author)))
    return refused(say('importCommand:changedSince', { name }))
  try {
    const plan = { manuscript, lang, penholder, authors }
    const made = await importDossier(to, plan, () => goOn(signal))
    if (!made.ok) return refused(fileErrorSentence(made.error, say))
    const { unplaced } = made.value
    return ok(unplaced > 0 ? say('importCommand:notPlaced', { count: unplaced }) : null)
  } catch (error) {
    if (error instanceof GivenUp) return fail({ kind: 'givenUp' })
    if (!(error instanceof RefusedSeat)) throw error
    const { delegation, why } = error
    return refused(say('importCommand:tooMuch', { name, delegation, why }))
  }
}

const refused = (sentence: string) => fail({ kind: 'refused' as const, sentence })

class GivenUp extends Error {}

/** Lets the process hear whether it is given up, and throws if it is. */
async function goOn(signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new GivenUp()
}
